import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { planProject, type Template } from '@seaworthy/compiler';
import { diskHost } from '../../../../cli/src/project-files/disk-host.ts';
import type { Account } from '../../aws/account.ts';
import type { Emit } from '../../events/engine-event.ts';
import { ImageUnknown } from '../../images/registry/image-unknown.ts';
import type { Ground } from '../../rehearse/ground/ground.ts';
import { openContainerGround } from '../../rehearse/ground/open-container-ground.ts';
import { prepareImages } from '../../rehearse/prepare-images.ts';
import { gatherSecretValues } from '../../rehearse/secret-values.ts';
import { type Client, clientOf } from '../../rehearse/traffic/entrance.ts';
import { createReleaseStore } from '../../releases/create-release-store.ts';
import { ship } from '../ship.ts';
import type { ShipReport } from '../ship-report.ts';
import type { ShipHost, ShipRequest } from '../ship-request.ts';

export interface HarbourRequest {
  /** The folder of an example, absolute. */
  readonly example: string;
  readonly emit: Emit;
  /** What is to be otherwise in the templates, for who is in a hurry. */
  readonly change?: (template: Template) => Template;
}

/** One environment of an example in an account. */
export interface Berth {
  readonly request: ShipRequest;
  /** Deploys the example as its folder is now. */
  ship(): Promise<ShipReport>;
  /** What `ship` and its like need of the world. */
  host(): ShipHost;
}

/** An account in which an example is deployed as `seaworthy deploy` does, to containers. */
export interface ContainerHarbour extends Berth {
  /** Another environment of the example, with one Compose file more. */
  beside(environment: string, compose: string): Promise<Berth>;
  /** Appends lines to the example's Dockerfile. */
  edit(...lines: readonly string[]): Promise<void>;
  /** A client of the load balancer. Throws when there is none. */
  client(): Client;
  /** Ends and removes everything. */
  close(): Promise<void>;
}

/** Copies an example, so that it can be changed, and opens a local account. Throws EngineUnavailable. */
export async function openContainerHarbour({
  example,
  emit,
  change = (template) => template,
}: HarbourRequest): Promise<ContainerHarbour> {
  const directory = await mkdtemp(join(tmpdir(), 'seaworthy-harbour-'));
  const remove = () => rm(directory, { recursive: true });
  try {
    await cp(example, directory, { recursive: true });
    const files = ['compose.yaml', 'compose.production.yaml'];
    const plan = { directory, files, folderName: basename(example), environment: 'production' };
    const request = requestOf(plan, change);
    const signal = new AbortController().signal;
    const ground = await openContainerGround({ ...request, directory, emit, signal });
    const berth = (of: ShipRequest): Berth => {
      const host = () => hostOn(ground, accountOn(ground, of.application.region), of, emit);
      return { request: of, host, ship: () => ship(of, host()) };
    };
    return {
      ...berth(request),
      beside: async (environment, compose) => {
        const file = `compose.${environment}.yaml`;
        await writeFile(join(directory, file), compose);
        return berth(requestOf({ ...plan, files: [...files, file], environment }, change));
      },
      edit: (...lines) => appendFile(join(directory, 'Dockerfile'), `${lines.join('\n')}\n`),
      client: () => clientAt(ground),
      close: () => ground.close().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface PlanRequest {
  readonly directory: string;
  readonly files: readonly string[];
  readonly folderName: string;
  readonly environment: string;
}

function requestOf(
  { directory, ...plan }: PlanRequest,
  change: (template: Template) => Template,
): ShipRequest {
  const { application, graph, project, templates, diagnostics } = planProject(
    { ...plan, profiles: [], strict: false },
    diskHost(directory, { processEnvironment: {} }),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!application || !graph || !project || errors.length > 0) {
    throw new Error(JSON.stringify(diagnostics));
  }
  const { values } = gatherSecretValues(application.secrets, () => undefined);
  const valueFor = (key: string) => values[key];
  return { application, graph, project, templates: templates.map(change), valueFor };
}

function accountOn({ clients, further, clock }: Ground, region: string): Account {
  return {
    region,
    clients,
    further,
    stores: () => Promise.reject(new Error('a deployment looks into no store')),
    clock,
    pollInterval: 200,
    close: () => {},
  };
}

function hostOn(
  ground: Ground,
  account: Account,
  { application }: ShipRequest,
  emit: Emit,
): ShipHost {
  const { name: project, environment } = application;
  return {
    account,
    emit,
    hostName: 'laptop',
    stop: new AbortController().signal,
    mayBegin: async () => true,
    mayLose: async () => false,
    sites: {
      filesOf: async () => [{ key: 'index.html', read: async () => Buffer.from('<h1>Pages</h1>') }],
      buildCommandOf: async () => undefined,
    },
    releases: createReleaseStore({ project, environment }, account),
    dock: {
      build: (services, signal) => prepareImages(services, ground, signal),
      publish: async (service, repository) => ground.publishImage(service, repository),
      digestOf: async () => {
        throw new ImageUnknown('nothing is pulled by digest here');
      },
      architecturesOf: async () => [],
      close: async () => {},
    },
    request: async (url) => {
      const { hostname: host, pathname: path } = new URL(url);
      const client = clientAt(ground);
      const answer = await client.send({ method: 'GET', path, host, headers: {}, timeout: 10_000 });
      client.close();
      return answer.kind === 'answer'
        ? answer
        : { kind: 'silence', reason: answer.reason, name: false };
    },
  };
}

function clientAt(ground: Ground): Client {
  const entrance = ground.entrance();
  if (!entrance) throw new Error('there is no load balancer');
  return clientOf(entrance);
}
