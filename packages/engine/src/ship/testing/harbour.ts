import { createHash } from 'node:crypto';
import type { Application, TaskKind } from '@seaworthy/compiler';
import type { RegistryImage, Script, ScriptFor } from '@seaworthy/sandbox';
import type { Account } from '../../aws/account.ts';
import type { AwsClients } from '../../aws/clients.ts';
import type { FurtherClients } from '../../aws/further-clients.ts';
import type { EngineEvent } from '../../events/engine-event.ts';
import { requestFor } from '../../rehearse/testing/plan-text.ts';
import { createReleaseStore } from '../../releases/create-release-store.ts';
import type { ReleaseStore } from '../../releases/release-store.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import {
  inVirtualTime,
  type ScriptedSandbox,
  scriptedSandbox,
} from '../../testing/scripted-sandbox.ts';
import { ship } from '../ship.ts';
import type { ShipReport } from '../ship-report.ts';
import type { Dock, ShipHost, ShipRequest } from '../ship-request.ts';

/** A web service, a worker and a migration, with a secret. */
export const shop = `
services:
  migrate:
    build: .
    command: ["node", "migrate.js"]
    restart: "no"
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      API_KEY: \${API_KEY}
    depends_on:
      migrate: { condition: service_completed_successfully }
  worker:
    build: .
    command: ["node", "worker.js"]
`;

/** The same with a service whose template does not fit into a call to CloudFormation. */
export const largeShop = shop.replace(
  'ports: ["8080:8080"]',
  `ports: ["8080:8080"]
    command: ["node", "main.js", "${'ahoy '.repeat(9000)}"]`,
);

/** What the containers of a version do, by the service's name. */
export type Programs = Readonly<Record<string, Script>>;

export const soundPrograms: Programs = {
  migrate: { exits: { after: 2000, code: 0 } },
  api: { listens: [{ port: 8080 }] },
  worker: {},
};

export interface Shipped {
  readonly report: ShipReport;
  readonly events: readonly EngineEvent[];
  /** Seconds of virtual time. */
  readonly seconds: number;
  /** Each event with the second at which it came. */
  readonly timed: readonly { readonly at: number; readonly event: EngineEvent }[];
}

type SandboxOptions = Parameters<typeof scriptedSandbox>[2];

/** An account in which one version after the other is deployed. */
export class Harbour {
  readonly scripted: ScriptedSandbox;
  readonly account: Account;
  readonly #pollInterval: number;
  #version = 'v1';
  readonly #programs = new Map<string, Programs>();

  /** `pollInterval`: milliseconds; the longer, the fewer calls. */
  constructor(options: SandboxOptions = {}, pollInterval = 1000) {
    const script: ScriptFor = ({ container, image }) => {
      const [, version = ''] = image.split(':');
      return this.#programs.get(version)?.[container] ?? {};
    };
    this.scripted = scriptedSandbox(script, 'ap-northeast-2', options);
    this.#pollInterval = pollInterval;
    this.account = this.open();
  }

  /** The account anew, with clients of its own. */
  open(): Account {
    const { clients, further, ...account } = attachedAccount(this.scripted);
    return {
      ...account,
      clients: tryingOnce(clients),
      further: async () => tryingOnce(await further()),
      pollInterval: this.#pollInterval,
    };
  }

  /** A dock whose images are of a version; the same version has the same digests. */
  dock(version: string, programs: Programs): Dock {
    this.#version = version;
    this.#programs.set(version, programs);
    const { repositories, identity } = this.scripted.sandbox;
    return {
      build: async () => {},
      publish: async (service: TaskKind, repository: string) => {
        const image = imageOf(service, version);
        repositories.put(repository, version, image);
        const registry = `${identity.account}.dkr.ecr.${identity.region}.amazonaws.com`;
        return `${registry}/${repository}@${image.digest}`;
      },
      digestOf: async (reference) => this.digestOf(reference),
      architecturesOf: async (reference) => this.architecturesOf(reference),
      close: async () => {},
    };
  }

  /** What a registry's tag means; the same until a test says something else. */
  digestOf = (reference: string): string => {
    return `sha256:${createHash('sha256').update(reference).digest('hex')}`;
  };

  /** For which processors a registry's image is. */
  architecturesOf = (_reference: string): readonly string[] => ['amd64', 'arm64'];

  releases(): ReleaseStore {
    return createReleaseStore({ project: 'shop', environment: 'production' }, this.account);
  }

  host(request: ShipRequest, dock: Dock, emit: (event: EngineEvent) => void): ShipHost {
    const { name: project, environment }: Application = request.application;
    return {
      account: this.account,
      dock,
      emit,
      hostName: 'laptop',
      stop: new AbortController().signal,
      sites: { filesOf: async () => undefined, buildCommandOf: async () => undefined },
      mayBegin: async () => true,
      mayLose: async () => false,
      request: async () => ({ kind: 'answer', status: 200 }),
      releases: createReleaseStore({ project, environment }, this.account),
    };
  }

  /** Deploys a version in virtual time. */
  async ship(
    version = this.#version,
    programs: Programs = soundPrograms,
    {
      compose = shop,
      variables = { API_KEY: 'canary-of-the-api' },
      revertsDrift = false,
      ...changes
    }: Partial<ShipHost> & {
      readonly compose?: string;
      readonly revertsDrift?: boolean;
      readonly variables?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Shipped> {
    const { clock } = this.scripted;
    const began = clock.now();
    const timed: { at: number; event: EngineEvent }[] = [];
    const request = { ...requestFor(compose, variables), revertsDrift };
    const host = this.host(request, this.dock(version, programs), (event) => {
      timed.push({ at: (clock.now() - began) / 1000, event });
      changes.emit?.(event);
    });
    const { emit } = host;
    const work = () => ship(request, { ...host, ...changes, emit });
    const report = await inVirtualTime(clock, this.account.clients, work);
    const events = timed.map(({ event }) => event);
    return { report, events, timed, seconds: (clock.now() - began) / 1000 };
  }

  /**
   * Begins to deploy a version and is killed at a call: neither that call nor a later one is ever
   * answered, and only that one, if `isDone`, still takes effect. False when there were no so many.
   */
  async shipUntilKilled(
    version: string,
    call: number,
    isDone: boolean,
    { compose = shop, counts }: { readonly compose?: string; readonly counts?: Counts } = {},
  ): Promise<boolean> {
    const opened = this.open();
    const { further, killed } = killAt(call, isDone, opened, counts);
    const voyage = { account: { ...opened, further }, version, compose };
    await this.#shipUntil(killed, { ...voyage, programs: soundPrograms, emit: () => {} });
    return killed();
  }

  /** Begins to deploy a version and is killed when something is told. */
  async shipUntilTold(
    version: string,
    programs: Programs,
    isIt: (event: EngineEvent) => boolean,
  ): Promise<void> {
    const account = this.open();
    let isTold = false;
    const emit = (event: EngineEvent): void => {
      if (isTold || !isIt(event)) return;
      isTold = true;
      killAt(1, false, account);
    };
    const voyage = { account, version, programs, emit, compose: shop };
    await this.#shipUntil(() => isTold, voyage);
  }

  async #shipUntil(
    isEnd: () => boolean,
    { account, version, programs, compose, emit }: Departure,
  ): Promise<void> {
    const { clock } = this.scripted;
    await inVirtualTime(clock, this.account.clients, async () => {}); // loads what loads late
    const request = requestFor(compose, { API_KEY: 'canary-of-the-api' });
    const { name: project, environment } = request.application;
    const host = this.host(request, this.dock(version, programs), emit);
    const releases = createReleaseStore({ project, environment }, account);
    let isOver = false;
    void ship(request, { ...host, account, releases }).finally(() => {
      isOver = true;
    });
    await clock.run({ until: () => isOver || isEnd() });
  }
}

/** The SDK waits by the machine's clock; what is tried again here is by that of the sandbox. */
function tryingOnce<Clients extends Readonly<Record<keyof Clients, { readonly config: object }>>>(
  clients: Clients,
): Clients {
  for (const { config } of Object.values<{ readonly config: object }>(clients)) {
    Object.assign(config, { retryStrategy: async () => tryOnce });
  }
  return clients;
}

const atOnce = { getRetryCount: () => 0, getRetryDelay: () => 0 };

/** A retry strategy of the SDK that lets every error through but that of a clock, which it has set. */
const tryOnce = {
  mode: 'standard',
  acquireInitialRetryToken: async () => atOnce,
  refreshRetryTokenForRetry: async (
    _token: unknown,
    { error }: { readonly error?: { readonly $metadata?: { readonly clockSkewCorrected?: true } } },
  ) => {
    if (error?.$metadata?.clockSkewCorrected) return atOnce;
    throw new Error('once is enough');
  },
  recordSuccess: () => {},
};

/** A deployment that does not come to its end. */
interface Departure {
  readonly account: Account;
  readonly version: string;
  readonly programs: Programs;
  readonly compose: string;
  readonly emit: (event: EngineEvent) => void;
}

/** Whether a call with this input is counted. */
type Counts = (input: object) => boolean;

/** Also what is opened later is killed; `killed` answers whether it has happened. */
function killAt(
  call: number,
  isDone: boolean,
  { clients, further }: Account,
  counts: Counts = () => true,
): { readonly further: Account['further']; readonly killed: () => boolean } {
  let calls = 0;
  function mortal<Clients extends AwsClients | FurtherClients>(them: Clients): Clients {
    for (const client of Object.values(them)) {
      const { middlewareStack }: Stacked = client;
      middlewareStack.add(
        (next) => async (args) => {
          if (calls >= call) return new Promise<never>(() => {});
          if (counts(args.input)) calls += 1;
          if (calls < call) return next(args);
          if (isDone) await next(args);
          return new Promise<never>(() => {});
        },
        { step: 'build', name: 'kill' },
      );
    }
    return them;
  }
  mortal(clients);
  return { further: async () => mortal(await further()), killed: () => calls >= call };
}

/** As much of an SDK client as it takes. */
interface Stacked {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: options differ for every step.
    add(middleware: (next: Call) => Call, options: any): void;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what is called differs for every client.
type Call = (args: any) => Promise<any>;

function imageOf({ name, architecture }: TaskKind, version: string): RegistryImage {
  const hash = createHash('sha256').update(`${name}:${version}`).digest('hex');
  return {
    digest: `sha256:${hash}`,
    architectures: [architecture],
    compressedSize: 100_000_000,
    engineReference: `${name}:${version}`,
  };
}
