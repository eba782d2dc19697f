import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Script } from '@seaworthy/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import type { BlackBox } from '../black-box/black-box.ts';
import { openBlackBox } from '../black-box/open-black-box.ts';
import { readBlackBox } from '../black-box/read-black-box.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { replayBlackBox } from '../replay/replay-black-box.ts';
import { Harbour, type Shipped, shop, soundPrograms } from './testing/harbour.ts';

/** Deploys a sound version and then one whose api follows the script; what is kept of the second. */
async function keepBad(api: Script): Promise<{ box: BlackBox; shipped: Shipped }> {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const { application, graph, templates } = requestFor(shop, { API_KEY: 'canary-of-the-api' });
  const {
    path = '',
    emit,
    end,
  } = openBlackBox({
    directory,
    of: 'deployment',
    project: 'shop',
    environment: 'production',
    region: 'ap-northeast-2',
    version: '0.1.0',
    tools: [],
    plan: { application, graph, templates },
    sources: [],
    clock: harbour.scripted.clock,
    secrets: () => [],
  });
  const shipped = await harbour.ship('v2', { ...soundPrograms, api }, { emit });
  await end({ outcome: 'failed', diagnostics: shipped.report.diagnostics });
  return { box: readBlackBox(path), shipped };
}

function kept<Kind extends EngineEvent['kind']>({ events }: BlackBox, kind: Kind) {
  return events
    .map(({ event }) => event)
    .filter((event): event is Extract<EngineEvent, { kind: Kind }> => event.kind === kind);
}

const logs = [{ after: 500, line: 'Error: the queue did not answer' }];
const exited = { stopCode: 'EssentialContainerExited' };
const unhealthy = { stoppedReason: expect.stringContaining('Task failed ELB health checks') };

test.each<[how: string, Script, verdict: string, death: object]>([
  ['at once', { logs, exits: { after: 1000, code: 3 } }, 'crash-loop', exited],
  [
    'after it passed its health check',
    { logs, listens: [{ port: 8080 }], exits: { after: 12_000, code: 3 } },
    'crash-loop',
    exited,
  ],
  [
    'because its health checks fail',
    {
      logs,
      listens: [{ port: 8080, answers: () => ({ kind: 'status' as const, status: 500 }) }],
    },
    'tg-code-mismatch',
    unhealthy,
  ],
])(
  'a version that dies %s leaves its dead and their last words',
  async (_how, script, verdict, death) => {
    const { box, shipped } = await keepBad(script);

    const dead = kept(box, 'task').filter(({ definition }) => definition.endsWith('api:2'));
    expect(dead).toContainEqual(expect.objectContaining({ service: 'api', ...death }));
    const words = { service: 'api', line: 'Error: the queue did not answer' };
    expect(kept(box, 'log')).toContainEqual(expect.objectContaining(words));
    expect(shipped.report.diagnostics.map(({ code }) => code)).toEqual([verdict]);
    // Two tasks have died alike; the words of one are enough.
    const api = shipped.report.services.find(({ name }) => name === 'api');
    expect(api?.lastLines).toEqual(['Error: the queue did not answer']);
    expect(replayBlackBox(box).map(({ code }) => code)).toEqual([verdict]);
  },
);
