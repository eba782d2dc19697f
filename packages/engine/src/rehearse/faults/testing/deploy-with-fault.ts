import type { Diagnostic, Graph } from '@seaworthy/compiler';
import type { Observation, Script } from '@seaworthy/sandbox';
import { planExample } from '../../../../../../examples/testing/plan-example.ts';
import { attachedClients } from '../../../aws/attached-clients.ts';
import { attachedFurtherClients } from '../../../aws/attached-further-clients.ts';
import type { DeploymentContext } from '../../../aws/deployment-context.ts';
import { deployApplication } from '../../../deploy/deploy-application.ts';
import { EvidenceCollector } from '../../../doctor/evidence.ts';
import { explain } from '../../../doctor/explain.ts';
import type { EngineEvent } from '../../../events/engine-event.ts';
import { publishEmptyImages } from '../../../testing/publish-images.ts';
import { inVirtualTime, scriptedSandbox } from '../../../testing/scripted-sandbox.ts';
import { type WatchedLog, watchLogs } from '../../../watch/watch-logs.ts';
import { afterDeployment } from '../after-deployment.ts';
import { applyFault } from '../apply-fault.ts';
import type { Fault } from '../fault.ts';
import { type Twin, unhealthyDependency } from './twin-scripts.ts';

/** What a container of a healthy example does. */
export function healthyScript(container: string): Script {
  return container === 'migrate'
    ? { exits: { after: 2000, code: 0 } }
    : { listens: [8000, 8001, 8080, 3000].map((port) => ({ port })) };
}

/** One deployment in virtual time, and what was told of it. */
export interface ScriptedDeployment {
  readonly succeeded: boolean;
  readonly events: readonly TimedEvent[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where the first diagnostic points, and the beginning of the text there. */
  readonly place: string;
  /** The service that got the fault. */
  readonly service: string;
}

/** An event and when it was told, in seconds of virtual time. */
export interface TimedEvent {
  readonly at: number;
  readonly event: EngineEvent;
}

/** Deploys an example with a fault, or as it is, into a sandbox whose containers follow scripts. */
export async function deployWithFault(
  example: string,
  fault: Fault | undefined,
  twin: Twin = {},
): Promise<ScriptedDeployment> {
  const { project, ...parts } = shipmentOf(example);
  const { application, graph } = parts;
  const applied = fault && applyFault(fault, parts, { imageConfig: () => nodeImage });
  if (applied?.kind === 'refusal') throw new Error(applied.reason);
  const service = applied?.service.name ?? '';
  const { sandbox, clock, observations } = scriptedSandbox(({ container, environment }) => {
    if (container === 'dependency') return unhealthyDependency;
    if (container !== service) return healthyScript(container);
    return typeof twin === 'function' ? twin(environment) : twin;
  });
  const collector = new EvidenceCollector();
  const events: TimedEvent[] = [];
  const done = new AbortController();
  const logs: Promise<void>[] = [];
  const context: DeploymentContext = {
    clients: attachedClients(sandbox),
    further: async () => attachedFurtherClients(sandbox),
    clock,
    emit: (event) => {
      collector.emit(event);
      events.push({ at: clock.now() / 1000, event });
      const log = newLogOf(event, graph);
      if (log) logs.push(watchLogs(log, { ...context, signal: done.signal }));
    },
    signal: new AbortController().signal,
    pollInterval: 1000,
  };
  const shipment = {
    ...(applied?.shipment ?? parts),
    publishImages: async () => publishEmptyImages(application, graph, sandbox),
    parameters: {},
  };
  const work = async () => {
    const result = await deployApplication(shipment, context);
    const stack = graph.stacks.find((candidate) => candidate.service === service)?.name;
    if (result.succeeded && fault?.afterwards && stack !== undefined) {
      await afterDeployment(fault.afterwards, { name: service, stack }, context, (arn) =>
        sandbox.tasks.interrupt(arn),
      );
    }
    done.abort();
    await Promise.all(logs);
    return result;
  };
  const { succeeded } = await inVirtualTime(clock, context.clients, work);
  for (const observation of observations) tellBlocked(observation, context);
  const diagnostics = explain(collector.evidence(), { application, graph });
  const files = project?.files ?? [];
  return { succeeded, events, diagnostics, place: placeOf(diagnostics[0], files), service };
}

/** The log of a service, when CloudFormation has just made it. */
function newLogOf(event: EngineEvent, { stacks }: Graph): WatchedLog | undefined {
  if (event.kind !== 'resource' || event.type !== 'AWS::Logs::LogGroup') return undefined;
  const name = stacks.find((candidate) => candidate.name === event.stack)?.service;
  return name !== undefined && event.physicalId && event.status === 'CREATE_COMPLETE'
    ? { name, group: event.physicalId }
    : undefined;
}

const planned = new Map<string, ReturnType<typeof planParts>>();

/** What an example ships; each is planned once. */
export function shipmentOf(example: string): ReturnType<typeof planParts> {
  const parts = planned.get(example) ?? planParts(example);
  planned.set(example, parts);
  return parts;
}

function planParts(example: string) {
  const { application, graph, templates, project } = planExample(example).plan;
  if (!application || !graph) throw new Error(`${example} cannot be planned`);
  const secretValues = Object.fromEntries(application.secrets.map(({ key }) => [key, 'value']));
  return { application, graph, templates, project, secretValues };
}

/** What the Dockerfiles of the examples end with. */
export const nodeImage = { entryPoint: [], command: ['node', 'dist/main.js'] };

function tellBlocked(observation: Observation, { emit }: DeploymentContext): void {
  if (observation.kind !== 'connection-blocked') return;
  const { from, to, port, explanation } = observation;
  const service = from.slice(from.lastIndexOf(' ') + 1);
  emit({ kind: 'blocked', service, to, port, explanation });
}

function placeOf(
  diagnostic: Diagnostic | undefined,
  files: readonly { readonly path: string; readonly text: string }[],
): string {
  const span = diagnostic?.span;
  if (!span) return '';
  const { text = '' } = files.find(({ path }) => path === span.file) ?? {};
  const before = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
  const there = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').slice(0, 40);
  return `${span.file}: ${before.trimStart()}${there}`;
}
