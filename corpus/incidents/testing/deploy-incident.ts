import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { Diagnostic } from '../../../packages/compiler/src/index.ts';
import { attachedClients } from '../../../packages/engine/src/aws/attached-clients.ts';
import { attachedFurtherClients } from '../../../packages/engine/src/aws/attached-further-clients.ts';
import type { DeploymentContext } from '../../../packages/engine/src/aws/deployment-context.ts';
import { deployApplication } from '../../../packages/engine/src/deploy/deploy-application.ts';
import { type Evidence, EvidenceCollector } from '../../../packages/engine/src/doctor/evidence.ts';
import type { EngineEvent } from '../../../packages/engine/src/events/engine-event.ts';
import { afterDeployment } from '../../../packages/engine/src/rehearse/faults/after-deployment.ts';
import { followLogs } from '../../../packages/engine/src/rehearse/follow-logs.ts';
import { publishEmptyImages } from '../../../packages/engine/src/testing/publish-images.ts';
import {
  type AllowedTcp,
  restrictSubnets,
} from '../../../packages/engine/src/testing/restrict-subnets.ts';
import {
  inVirtualTime,
  type ScriptedSandbox,
  scriptedSandbox,
} from '../../../packages/engine/src/testing/scripted-sandbox.ts';
import { findService } from '../../../packages/engine/src/watch/find-service.ts';
import type { Script } from '../../../packages/sandbox/src/index.ts';
import type { Incident } from './incident.ts';
import type { PlannedIncident } from './plan-incident.ts';

/** How a deployment went that the incident was let through to. */
export interface DeployedIncident {
  readonly succeeded: boolean;
  readonly evidence: Evidence;
  /** Seconds of simulated time from the second like death to the end; absent: nobody died twice. */
  readonly afterSecondDeath?: number;
  /** What made the deployment itself impossible. */
  readonly error?: Diagnostic | Error;
}

/** Deploys the changed templates into a sandbox in virtual time, with scripted containers. */
export async function deployIncident(
  incident: Incident,
  plan: PlannedIncident,
): Promise<DeployedIncident> {
  const { service = 'api', script, secretWithout = [] } = incident;
  const { application, graph, templates } = plan;
  const { sandbox, clock, observations } = scriptedSandbox(({ container, environment }) => {
    if (container !== service || !script) return healthy(container);
    return typeof script === 'function' ? script(environment) : script;
  });
  const collector = new EvidenceCollector();
  const told: { readonly at: number; readonly event: EngineEvent }[] = [];
  const context: DeploymentContext = {
    clients: attachedClients(sandbox),
    further: async () => attachedFurtherClients(sandbox),
    clock,
    emit: (event) => {
      collector.emit(event);
      told.push({ at: clock.now() / 1000, event });
    },
    signal: new AbortController().signal,
    pollInterval: 1000,
  };
  const values = application.secrets.map(({ key }) => [key, 'value'] as const);
  const shipment = {
    application,
    graph,
    templates,
    publishImages: async () => publishEmptyImages(application, graph, sandbox),
    secretValues: Object.fromEntries(values.filter(([key]) => !secretWithout.includes(key))),
    parameters: {},
  };
  let error: Error | undefined;
  let end = 0;
  const succeeded = await inVirtualTime(clock, context.clients, async () => {
    const logs = followLogs(graph, context);
    const following = { ...context, emit: logs.emit };
    try {
      const manner = { failsFast: true, proves: true };
      const result = await deployApplication(shipment, following, manner);
      end = clock.now() / 1000;
      const stack = graph.stacks.find((candidate) => candidate.service === service)?.name;
      if (result.succeeded && incident.afterwards && stack !== undefined) {
        if (incident.acl)
          await restrict({ name: service, stack }, incident.acl, following, sandbox);
        await afterDeployment(incident.afterwards, { name: service, stack }, following, () => {});
      }
      return result.succeeded;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return false;
    } finally {
      await logs.stop();
    }
  });
  for (const observation of observations) {
    if (observation.kind !== 'connection-blocked') continue;
    const { from, to, port, explanation } = observation;
    const by = from.slice(from.lastIndexOf(' ') + 1);
    collector.emit({ kind: 'blocked', service: by, to, port, explanation });
  }
  const seconds = afterSecondDeath(told, service, end);
  return {
    succeeded,
    evidence: collector.evidence(),
    ...(seconds !== undefined && { afterSecondDeath: seconds }),
    ...(error && { error }),
  };
}

/** As whoever keeps the network does, who knows nothing of Seaworthy. */
async function restrict(
  deployed: { readonly name: string; readonly stack: string },
  allowed: readonly AllowedTcp[],
  context: DeploymentContext,
  sandbox: ScriptedSandbox['sandbox'],
): Promise<void> {
  const { service } = await findService(deployed, context);
  const { ecs } = context.clients;
  const command = new DescribeServicesCommand({
    cluster: service.cluster,
    services: [service.service],
  });
  const [described] = (await ecs.send(command)).services ?? [];
  const subnets = described?.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  await restrictSubnets(attachedFurtherClients(sandbox).ec2, subnets, allowed);
}

function healthy(container: string): Script {
  return container === 'migrate'
    ? { exits: { after: 2000, code: 0 } }
    : { listens: [8000, 8001, 8080, 3000].map((port) => ({ port })) };
}

/** Until the deployment gave its result, what it takes back included. */
function afterSecondDeath(
  told: readonly { readonly at: number; readonly event: EngineEvent }[],
  service: string,
  end: number,
): number | undefined {
  const deaths = new Map<string, number>();
  for (const { at, event } of told) {
    const task = deadTask(service, event);
    if (task !== undefined && !deaths.has(task)) deaths.set(task, at);
  }
  const [, second] = [...deaths.values()].toSorted((one, other) => one - other);
  return second === undefined || second > end ? undefined : end - second;
}

function deadTask(service: string, event: EngineEvent): string | undefined {
  if (event.kind === 'task' && event.service === service && event.stopCode) return event.task;
  if (event.kind !== 'service' || event.service !== service) return undefined;
  return /\(task ([0-9a-f]{32})\).*(is unhealthy in|failed container)/.exec(event.message)?.[1];
}
