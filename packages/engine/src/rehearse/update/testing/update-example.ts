import type { Diagnostic } from '@seaworthy/compiler';
import type { Script } from '@seaworthy/sandbox';
import { planExample } from '../../../../../../examples/testing/plan-example.ts';
import { attachedClients } from '../../../aws/attached-clients.ts';
import { attachedFurtherClients } from '../../../aws/attached-further-clients.ts';
import type { DeploymentContext } from '../../../aws/deployment-context.ts';
import { deployApplication } from '../../../deploy/deploy-application.ts';
import type { EngineEvent } from '../../../events/engine-event.ts';
import { publishEmptyImages } from '../../../testing/publish-images.ts';
import { inVirtualTime, scriptedSandbox } from '../../../testing/scripted-sandbox.ts';
import { findService } from '../../../watch/find-service.ts';
import { chooseService } from '../choose-service.ts';
import { explainUpdate } from '../explain-update.ts';
import { type RollIn, rollIn } from '../roll-in.ts';
import { secondVersion } from '../second-version.ts';

/** An update in virtual time. */
export interface ScriptedUpdate extends RollIn {
  readonly diagnostics: readonly Diagnostic[];
  /** What was told, each with its second after the update began. */
  readonly events: readonly { readonly at: number; readonly event: EngineEvent }[];
}

const serving: Script = { listens: [8000, 8001, 8080, 3000].map((port) => ({ port })) };

/** Deploys an example and updates it; its two versions follow scripts where they are not sound. */
export async function updateExample(
  example: string,
  { first = serving, second = serving }: { readonly first?: Script; readonly second?: Script },
): Promise<ScriptedUpdate> {
  const { application, graph, templates, project } = planExample(example).plan;
  if (!application || !graph || !project) throw new Error(`${example} cannot be planned`);
  const service = chooseService(application);
  const stack = graph.stacks.find((candidate) => candidate.service === service?.name)?.name;
  const template = templates.find((candidate) => candidate.stack === stack);
  if (!service || !template) throw new Error(`${example} has no service`);
  const { sandbox, clock } = scriptedSandbox(({ container, definition }) => {
    if (container === 'migrate') return { exits: { after: 2000, code: 0 } };
    if (container !== service.name) return serving;
    return { ...serving, ...(definition.endsWith(':1') ? first : second) };
  });
  const events: { at: number; event: EngineEvent }[] = [];
  let began = 0;
  const context: DeploymentContext = {
    clients: attachedClients(sandbox),
    further: async () => attachedFurtherClients(sandbox),
    clock,
    emit: (event) => events.push({ at: (clock.now() - began) / 1000, event }),
    signal: new AbortController().signal,
    pollInterval: 1000,
  };
  const shipment = {
    application,
    graph,
    templates,
    publishImages: async () => publishEmptyImages(application, graph, sandbox),
    secretValues: Object.fromEntries(application.secrets.map(({ key }) => [key, 'value'])),
    parameters: {},
  };
  const rolled = await inVirtualTime(clock, context.clients, async () => {
    await deployApplication(shipment, context);
    events.length = 0;
    began = clock.now();
    return rollIn(
      {
        deployed: await findService({ name: service.name, stack: template.stack }, context),
        stack: await secondVersion({ name: service.name, template }, undefined, context),
      },
      context,
    );
  });
  const diagnostics = explainUpdate(rolled, service, { application, graph, project });
  return { ...rolled, diagnostics, events };
}
