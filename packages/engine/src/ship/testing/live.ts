import { setTimeout as sleep } from 'node:timers/promises';
import { destroy } from '../../operations/destroy/destroy.ts';
import { planDestruction } from '../../operations/destroy/plan-destruction.ts';
import { editTemplate } from '../../rehearse/faults/template/edit-body.ts';
import { editResources, inTurn } from '../../rehearse/faults/template/template-body.ts';
import { hostOf } from '../../rehearse/traffic/host-of.ts';
import { type Load, type LoadReport, startLoad } from '../../rehearse/traffic/load.ts';
import { chooseService } from '../../rehearse/update/choose-service.ts';
import { planRollback } from '../../releases/plan-rollback.ts';
import { rollBack } from '../roll-back.ts';
import {
  type Berth,
  type ContainerHarbour,
  type HarbourRequest,
  openContainerHarbour,
} from './container-harbour.ts';
import { importExample, neighbourHost } from './import-example.ts';

/** One step in the life of a project on AWS. */
export interface LifeStep {
  readonly name:
    | 'deploy'
    | 'update'
    | 'failed update'
    | 'rollback'
    | 'import'
    | 'import left'
    | 'destroy';
  readonly outcome: string;
  readonly seconds: number;
  /** Codes of what went wrong, the verdict first. */
  readonly codes: readonly string[];
  /** What requests met that were sent all the while; absent where nothing has to answer. */
  readonly load?: LoadReport;
}

/**
 * Lives through everything that befalls an example on AWS, with containers: it is deployed, updated,
 * updated to a version whose health path fails, and rolled back; another environment imports its
 * network, load balancer and stores, and leaves them; it is destroyed. Throws EngineUnavailable.
 */
export async function live(request: HarbourRequest): Promise<readonly LifeStep[]> {
  const { change = (template) => template } = request;
  const harbour = await openContainerHarbour({
    ...request,
    change: (template) => change(editTemplate(template, shareable)),
  });
  try {
    return await liveIn(harbour);
  } finally {
    await harbour.close();
  }
}

async function liveIn(harbour: ContainerHarbour): Promise<readonly LifeStep[]> {
  const shipped = () => shipTo(harbour);
  const steps = [await step('deploy', shipped)];
  if (steps[0]?.outcome !== 'deployed') return steps;
  await harbour.edit('LABEL release=2');
  steps.push(await step('update', shipped, load(harbour)));
  await harbour.edit('LABEL release=3', refusing);
  steps.push(await step('failed update', shipped, load(harbour)));
  steps.push(await step('rollback', () => goBack(harbour), load(harbour)));
  await harbour.edit('ENV NODE_OPTIONS=');
  steps.push(...(await importedBy(harbour)));
  steps.push(await step('destroy', () => destroyAll(harbour)));
  return steps;
}

/** The load is on the one that is there, which notices nothing of the other. */
async function importedBy(harbour: ContainerHarbour): Promise<readonly LifeStep[]> {
  const neighbour = await importExample(harbour);
  const before = await neighbour.look();
  const imported = await step(
    'import',
    async () => {
      const ended = await shipTo(neighbour);
      const isAnswered = ended.outcome === 'deployed' && (await answers(neighbour, harbour));
      return isAnswered ? ended : { ...ended, codes: [...ended.codes, 'unanswered'] };
    },
    load(harbour),
  );
  const left = await step(
    'import left',
    async () => {
      const ended = await destroyAll(neighbour);
      const isSame = (await neighbour.look()) === before;
      return isSame ? ended : { ...ended, codes: [...ended.codes, 'changed'] };
    },
    load(harbour),
  );
  return [imported, left];
}

/** Whether requests through the load balancer that exists reach who has imported it. */
async function answers(neighbour: Berth, harbour: ContainerHarbour): Promise<boolean> {
  const traffic = load(harbour, neighbour);
  await sleep(1000);
  const { sent, dropped, failed } = await traffic.stop();
  return sent > 0 && Object.keys(dropped).length === 0 && failed === 0;
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

async function shipTo(berth: Berth): Promise<Ended> {
  const { outcome, diagnostics } = await berth.ship();
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { outcome, codes: errors.map(({ code }) => code) };
}

/**
 * What the owner of a load balancer does for others behind it: its security group lets requests out,
 * not to the owner's own tasks alone, and its certificate has their name.
 */
const shareable = inTurn(
  editResources('AWS::EC2::SecurityGroup', ({ SecurityGroupEgress, ...group }) =>
    'SecurityGroupIngress' in group ? group : { ...group, SecurityGroupEgress },
  ),
  editResources('AWS::CertificateManager::Certificate', ({ DomainName, ...certificate }) => ({
    ...certificate,
    DomainName,
    SubjectAlternativeNames: [DomainName, neighbourHost],
  })),
);

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
function load(harbour: ContainerHarbour, { request: { application } }: Berth = harbour): Load {
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

/** With all data that is its own. */
async function destroyAll(berth: Berth): Promise<Ended> {
  const { request } = berth;
  const { account, stop: signal, emit } = berth.host();
  const context = { ...account, signal, emit };
  const { stores, services } = request.application;
  const volumes = services.flatMap((service) =>
    service.kind === 'site' ? [] : service.fileSystems.map(({ volume }) => volume),
  );
  const own = stores.filter((store) => store.existing === undefined);
  const names = [...own.map(({ name }) => name), ...volumes];
  const planned = await planDestruction(request, names, context);
  const { outcome, failures } = await destroy(planned, 'laptop', context);
  return { outcome, codes: failures.map(({ reason }) => reason) };
}
