import type { ScriptFor } from '@seaworthy/sandbox';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { deployPlan } from '../../operations/testing/deployed-example.ts';
import { requestFor } from '../../rehearse/testing/plan-text.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import { inVirtualTime, scriptedSandbox } from '../../testing/scripted-sandbox.ts';
import { type DeployedVersion, deployedVersions } from '../deployed-versions.ts';
import { type PreparedWrite, prepareWrite, readCurrent } from '../prepare-write.ts';
import { rollOut } from '../roll-out.ts';
import { secretVersions } from '../versions.ts';
import { writePrepared } from '../write-prepared.ts';

const shop = `
name: shop
services:
  api:
    build: .
    ports: ["8000:8000"]
    environment: [API_TOKEN, SHARED_TOKEN]
  worker:
    build: .
    environment: [WORKER_TOKEN, SHARED_TOKEN]
  migrate:
    build: .
    restart: "no"
    environment: [API_TOKEN]
`;

/** A queue, and a service of Batch whose jobs its messages start. */
export const rendering = `
  queue:
    image: softwaremill/elasticmq-native
  render:
    build: .
    environment: [RENDER_TOKEN]
    x-seaworthy: { run: batch }
`;

/** Keeps the secrets in SSM Parameter Store; after all services. */
export const inParameterStore = `
x-seaworthy: { secretStore: parameter-store }
`;

/** Two services and a job that share keys of a secret, deployed in virtual time. */
export interface DeployedShop {
  readonly application: ReturnType<typeof requestFor>['application'];
  readonly graph: ReturnType<typeof requestFor>['graph'];
  readonly context: DeploymentContext;
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Thinks a write of these values through. */
  readonly prepare: (values: Readonly<Record<string, string>>) => Promise<PreparedWrite>;
  /** Writes these values and gives the version. */
  readonly push: (values: Readonly<Record<string, string>>) => Promise<string>;
  readonly deployed: () => Promise<readonly DeployedVersion[]>;
  /** The version of each service, as its task definition has it. */
  readonly pins: () => Promise<Readonly<Record<string, string | undefined>>>;
  /** What `seaworthy deploy` does of all this: each service its version. */
  readonly pin: () => Promise<void>;
}

/** `more` are further services. */
export async function deployedShop(
  scriptFor: ScriptFor = ({ container }) =>
    container === 'migrate' ? { exits: { after: 1000, code: 0 } } : { listens: [{ port: 8000 }] },
  more = '',
): Promise<DeployedShop> {
  const { application, graph, templates } = requestFor(`${shop}${more}`);
  const scripted = scriptedSandbox(scriptFor, application.region);
  const { clients, clock, further, pollInterval } = attachedAccount(scripted);
  const signal = new AbortController().signal;
  const context = { clients, clock, further, pollInterval, signal, emit: () => {} };
  const run: DeployedShop['run'] = (work) => inVirtualTime(scripted.clock, clients, work);
  await run(() => deployPlan({ application, graph, templates }, scripted, context));

  const owner = { application, region: application.region };
  const prepare: DeployedShop['prepare'] = async (values) => {
    const request = { ...owner, values: new Map(Object.entries(values)), prune: false };
    const found = await prepareWrite(request, context);
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.diagnostics));
    return found;
  };
  const deployed = async () => {
    const found = await readCurrent(owner, context);
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.diagnostics));
    return deployedVersions(graph, found.secret.arn, context);
  };
  return {
    application,
    graph,
    context,
    run,
    prepare,
    push: async (values) => {
      const written = await writePrepared(await prepare(values), context);
      if (written.kind === 'refused') throw new Error(JSON.stringify(written.diagnostics));
      return written.version;
    },
    deployed,
    pins: async () =>
      Object.fromEntries((await deployed()).map(({ service, version }) => [service, version])),
    pin: async () => {
      const wanted = await secretVersions({ application, graph }, context);
      const services = (await deployed()).map((service) => ({
        deployed: service,
        version: wanted.get(service.service) ?? '',
      }));
      const { failed } = await rollOut(services, application, context);
      if (failed.length > 0) throw new Error(`${failed.join(', ')} failed`);
    },
  };
}
