import { expect, test } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { attachedClients } from '../aws/attached-clients.ts';
import { attachedFurtherClients } from '../aws/attached-further-clients.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { publishEmptyImages } from '../testing/publish-images.ts';
import { inVirtualTime, scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { deployApplication } from './deploy-application.ts';

const servers = [8000, 8001, 8080, 3000].map((port) => ({ port }));

async function deployExample(name: string) {
  const { application, graph, templates } = planExample(name).plan;
  if (!application || !graph) throw new Error(`${name} cannot be planned`);
  const { sandbox, clock } = scriptedSandbox(({ container }) =>
    container === 'migrate' ? { exits: { after: 2000, code: 0 } } : { listens: servers },
  );
  const events: EngineEvent[] = [];
  const clients = attachedClients(sandbox);
  const work = () =>
    deployApplication(
      {
        application,
        graph,
        templates,
        publishImages: async () => publishEmptyImages(application, graph, sandbox),
        secretValues: Object.fromEntries(application.secrets.map(({ key }) => [key, 'value'])),
        parameters: {},
      },
      {
        clients,
        further: async () => attachedFurtherClients(sandbox),
        clock,
        emit: (event) => events.push(event),
        signal: new AbortController().signal,
        pollInterval: 1000,
      },
    );
  const result = await inVirtualTime(clock, clients, work);
  return { result, events };
}

test.each(['rag-platform', 'shortcut', 'audiobook', 'sesami'])('%s is deployed', async (name) => {
  const { result, events } = await deployExample(name);
  const failures = Object.values(result.stacks).flatMap((stack) => stack.failures);
  expect(failures).toEqual([]);
  expect(result.succeeded, JSON.stringify(events.slice(-10), undefined, 1)).toBe(true);
});
