import { destroy } from '../../operations/destroy/destroy.ts';
import { planDestruction } from '../../operations/destroy/plan-destruction.ts';
import { hostOf } from '../../rehearse/traffic/host-of.ts';
import { type Load, type LoadReport, startLoad } from '../../rehearse/traffic/load.ts';
import { chooseService } from '../../rehearse/update/choose-service.ts';
import { planRollback } from '../../releases/plan-rollback.ts';
import { rollBack } from '../roll-back.ts';
import {
  type ContainerHarbour,
  type HarbourRequest,
  openContainerHarbour,
} from './container-harbour.ts';

/** One step in the life of a project on AWS. */
export interface LifeStep {
  readonly name: 'deploy' | 'update' | 'failed update' | 'rollback' | 'destroy';
  readonly outcome: string;
  readonly seconds: number;
  /** Codes of what went wrong, the verdict first. */
  readonly codes: readonly string[];
  /** What requests met that were sent all the while; absent where nothing has to answer. */
  readonly load?: LoadReport;
}

/**
 * Lives through everything that befalls an example on AWS, with containers: it is deployed, updated,
 * updated to a version whose health path fails, rolled back and destroyed. Throws EngineUnavailable.
 */
export async function live(request: HarbourRequest): Promise<readonly LifeStep[]> {
  const harbour = await openContainerHarbour(request);
  try {
    return await liveIn(harbour);
  } finally {
    await harbour.close();
  }
}

async function liveIn(harbour: ContainerHarbour): Promise<readonly LifeStep[]> {
  const shipped = async () => {
    const { outcome, diagnostics } = await harbour.ship();
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return { outcome, codes: errors.map(({ code }) => code) };
  };
  const steps = [await step('deploy', shipped)];
  if (steps[0]?.outcome !== 'deployed') return steps;
  await harbour.edit('LABEL release=2');
  steps.push(await step('update', shipped, load(harbour)));
  await harbour.edit('LABEL release=3', refusing);
  steps.push(await step('failed update', shipped, load(harbour)));
  steps.push(await step('rollback', () => goBack(harbour), load(harbour)));
  steps.push(await step('destroy', () => destroyAll(harbour)));
  return steps;
}

type Ended = Pick<LifeStep, 'outcome' | 'codes'>;

async function step(
  name: LifeStep['name'],
  work: () => Promise<Ended>,
  traffic?: Load,
): Promise<LifeStep> {
  const started = performance.now();
  try {
    const ended = await work();
    const seconds = (performance.now() - started) / 1000;
    const met = await traffic?.stop();
    return { name, ...ended, seconds, ...(met && { load: met }) };
  } finally {
    await traffic?.stop();
  }
}

/** A line of a Dockerfile after which every server of Node answers 500, whatever it is asked. */
const program = `
import { Server } from 'node:http';
const emit = Server.prototype.emit;
Server.prototype.emit = function (name, request, response) {
  if (name !== 'request') return emit.apply(this, arguments);
  response.writeHead(500).end();
  return true;
};`;
const refusing = `ENV NODE_OPTIONS="--import=data:text/javascript;base64,${btoa(program)}"`;

const requestsPerSecond = 20;

/** Requests as the load balancer sends them itself, so that nothing but the change is tried. */
function load(harbour: ContainerHarbour): Load {
  const { application } = harbour.request;
  const service = chooseService(application);
  if (service?.kind !== 'web') throw new Error('nothing is served');
  const client = harbour.client();
  const asked = {
    method: 'GET',
    path: service.route.health.path,
    host: hostOf(service.name, application),
    headers: {},
    timeout: 60_000,
  };
  const started = startLoad(client, asked, requestsPerSecond);
  return {
    stop: async () => {
      const report = await started.stop();
      client.close();
      return report;
    },
  };
}

async function goBack(harbour: ContainerHarbour): Promise<Ended> {
  const host = harbour.host();
  const { account, stop: signal } = host;
  const planned = await planRollback(undefined, host.releases, { ...account, signal });
  if (planned.kind === 'refused') {
    return { outcome: planned.kind, codes: planned.problems.map(({ code }) => code) };
  }
  const asked = { plan: planned.plan, project: harbour.request, secrets: [] };
  const { outcome, diagnostics } = await rollBack(asked, host);
  return { outcome, codes: diagnostics.map(({ code }) => code) };
}

async function destroyAll(harbour: ContainerHarbour): Promise<Ended> {
  const { request } = harbour;
  const { account, stop: signal, emit } = harbour.host();
  const context = { ...account, signal, emit };
  const { stores, services } = request.application;
  const volumes = services.flatMap((service) =>
    service.kind === 'site' ? [] : service.fileSystems.map(({ volume }) => volume),
  );
  const names = [...stores.map(({ name }) => name), ...volumes];
  const planned = await planDestruction(request, names, context);
  const { outcome, failures } = await destroy(planned, 'laptop', context);
  return { outcome, codes: failures.map(({ reason }) => reason) };
}
