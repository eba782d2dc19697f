import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { planProject } from '@seaworthy/compiler';
import { memoryHost } from '../../../../compiler/src/project/testing/memory-host.ts';
import type { Scene, Script } from '../../../../sandbox/src/runner/scripted/script.ts';
import type { Account } from '../../aws/account.ts';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { deployStacks } from '../../deploy/deploy-stacks.ts';
import { type PlannedStacks, planStacks } from '../../deploy/plan-stacks.ts';
import type { EngineEvent } from '../../events/engine-event.ts';
import { type RollbackReport, rollBack } from '../../ship/roll-back.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import { publishEmptyImages } from '../../testing/publish-images.ts';
import { inVirtualTime, scriptedSandbox } from '../../testing/scripted-sandbox.ts';
import { createReleaseStore } from '../create-release-store.ts';
import type { RollbackPlan } from '../plan-rollback.ts';
import type { Release } from '../release.ts';
import type { ReleaseStore } from '../release-store.ts';
import { releasedStack } from '../released-stack.ts';
import { hashOf } from '../store/text-shelf.ts';

/** A shop with an api that needs a key, a worker, a database and a migration. */
const compose = (level: string, more: string): string => `
name: shop
x-seaworthy: { region: eu-west-1 }
services:
  api:
    build: .
    ports: ["8000:8000"]
    environment: { LOG_LEVEL: ${level}, API_TOKEN: "\${API_TOKEN}" }
    depends_on: { migrate: { condition: service_completed_successfully } }
  worker:
    build: .
    environment: { LOG_LEVEL: info }
  migrate:
    build: .
    restart: "no"
${more}`;

/** What a version of the shop has. */
export interface ShopVersion {
  readonly level?: string;
  readonly token?: string;
  /** Services beside the usual ones, indented by two. */
  readonly more?: string;
  readonly outcome?: Release['outcome'];
}

export interface Shop {
  readonly account: Account;
  readonly context: DeploymentContext;
  readonly store: ReleaseStore;
  readonly events: readonly EngineEvent[];
  /** The shop as it is planned. */
  readonly project: PlannedStacks;
  /** Runs the clock until the work is done. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Deploys a version with images and a secret of its own, and records it. */
  readonly release: (version?: ShopVersion) => Promise<Release>;
  /** Goes back as planned. */
  readonly rollBack: (plan: RollbackPlan) => Promise<RollbackReport>;
  /** Levels with which the api does not start. */
  readonly broken: Set<string>;
  /** Levels with which it passes its health checks, and dies after 12 seconds. */
  readonly dying: Set<string>;
}

export function openShop(): Shop {
  const broken = new Set<string>();
  const dying = new Set<string>();
  const scripted = scriptedSandbox((scene) => scriptOf(scene, broken, dying), 'eu-west-1');
  const account = attachedAccount(scripted);
  const events: EngineEvent[] = [];
  const { clients, further, clock } = account;
  const context = {
    clients,
    further,
    clock,
    emit: (event: EngineEvent) => events.push(event),
    signal: new AbortController().signal,
    pollInterval: 1000,
  };
  const owner = { project: 'shop', environment: 'production' };
  const store = createReleaseStore(owner, account);
  const run = <T>(work: () => Promise<T>): Promise<T> =>
    inVirtualTime(scripted.clock, clients, work);
  const release = async (version: ShopVersion = {}): Promise<Release> => {
    const { token = 'token', outcome = 'succeeded' } = version;
    const plan = planned(version);
    const { application, graph } = plan;
    const all = (
      given: Readonly<Record<string, string>>,
      images: Readonly<Record<string, string>>,
    ) =>
      planStacks(plan, (_stack, service = '') => ({
        ...given,
        ...(images[service] !== undefined && { Image: images[service] }),
      }));
    const below = all({}, {}).filter(({ layer }) => layer !== 'service');
    await run(() => deployStacks(below, context));
    const { VersionId = '' } = await clients.secretsManager.send(
      new PutSecretValueCommand({
        SecretId: application.secretName,
        SecretString: JSON.stringify({ API_TOKEN: token }),
      }),
    );
    const images = publishEmptyImages(application, graph, scripted.sandbox);
    const stacks = all({ AppSecretVersion: VersionId }, images);
    const bodies = Object.fromEntries(stacks.map(({ body }) => [hashOf(body), body]));
    const begun = await store.begin(
      {
        ...owner,
        startedAt: clock.now(),
        by: 'arn:aws:iam::123456789012:user/ada',
        outcome: 'running',
        stacks: stacks.map(releasedStack),
        jobs: [],
      },
      bodies,
    );
    const services = stacks.filter(({ layer }) => layer === 'service');
    await run(() => deployStacks(services, context));
    const ended = { ...begun, outcome, jobs: ['migrate'], endedAt: clock.now() };
    await store.update(ended);
    return ended;
  };
  const project = planned({});
  const rollBackTo = (plan: RollbackPlan): Promise<RollbackReport> => {
    const host = { account, emit: context.emit, hostName: 'laptop', stop: context.signal };
    const asked = { plan, project, secrets: [] };
    return run(() => rollBack(asked, { ...host, releases: store }));
  };
  return {
    account,
    context,
    store,
    events,
    project,
    run,
    release,
    rollBack: rollBackTo,
    broken,
    dying,
  };
}

/** The files of a version, and what it finds in the environment. */
export function shopFiles({ level = 'info', more = '' }: ShopVersion = {}) {
  return { 'compose.yaml': compose(level, more), Dockerfile: 'FROM scratch\n' };
}

function planned(version: ShopVersion): PlannedStacks {
  const files = shopFiles(version);
  const { application, graph, templates } = planProject(
    request,
    memoryHost(files, { API_TOKEN: 'x' }),
  );
  if (!application || !graph) throw new Error('the shop cannot be planned');
  return { application, graph, templates };
}

const request = {
  files: ['compose.yaml'],
  folderName: 'shop',
  profiles: [],
  environment: 'production',
  strict: false,
};

function scriptOf(
  { container, environment }: Scene,
  broken: ReadonlySet<string>,
  dying: ReadonlySet<string>,
): Script {
  if (container === 'api' && broken.has(environment.LOG_LEVEL ?? '')) {
    const line = `refused: ${environment.API_TOKEN}`;
    return { exits: { after: 500, code: 1 }, logs: [{ after: 100, line }] };
  }
  if (container === 'api' && dying.has(environment.LOG_LEVEL ?? '')) {
    return { listens: [{ port: 8000 }], exits: { after: 12_000, code: 1 } };
  }
  return container === 'migrate'
    ? { exits: { after: 1000, code: 0 } }
    : { listens: [{ port: 8000 }] };
}
