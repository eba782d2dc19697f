import type { Diagnostic, StaticSite, TaskKind } from '@seaworthy/compiler';
import { bePatient, patientFurther } from '../aws/be-patient.ts';
import { forManyCalls } from '../aws/for-many-calls.ts';
import {
  type DeploymentResult,
  deployStacks,
  joinResults,
  nothingDeployed,
} from '../deploy/deploy-stacks.ts';
import { holdingLease } from '../deploy/lease/holding-lease.ts';
import { hasLostLease } from '../deploy/lease/lease.ts';
import type { Loss } from '../deploy/losses.ts';
import { planStacks } from '../deploy/plan-stacks.ts';
import { repositoryOf } from '../deploy/repository-of.ts';
import type { StackDeployment } from '../deploy/stack-deployment.ts';
import { checkDrift } from '../preflight/check-drift.ts';
import type { StackAtRest } from '../preflight/detect-drift.ts';
import { identifyAccount } from '../preflight/identify-account.ts';
import { readDeployedStack } from '../releases/deployed-stack.ts';
import type { Release } from '../releases/release.ts';
import { releasedStack, withSites } from '../releases/released-stack.ts';
import { isGoing } from '../releases/running-release.ts';
import { hashOf } from '../releases/store/text-shelf.ts';
import { fillSecret } from '../secrets/fill-secret.ts';
import { keepReleasedVersions } from '../secrets/keep-released-versions.ts';
import { secretVersions } from '../secrets/versions.ts';
import { publishSite } from '../sites/publish-site.ts';
import type { SiteState } from '../sites/site-versions.ts';
import { checkBefore } from './check-before.ts';
import { explainRefusal, LossRefused } from './explain-refusal.ts';
import { Logbook } from './logbook.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { ShipAccount, ShipReport } from './ship-report.ts';
import type { ShipHost, ShipRequest } from './ship-request.ts';
import { verifyUrl } from './verify-url.ts';

/**
 * Brings a plan to an account, and answers how it ended. Either the requested version runs and is
 * seen to answer, or what ran before runs on. Throws only what is nobody's mistake but ours.
 */
export async function ship(request: ShipRequest, host: ShipHost): Promise<ShipReport> {
  const { account, stop } = host;
  const logbook = new Logbook(request, host);
  const context: ShipContext = {
    ...account,
    further: patientFurther(account),
    emit: logbook.emit,
    signal: forManyCalls(stop),
  };
  try {
    await new Voyage(request, host, context, logbook).run();
  } catch (error) {
    const problem = stop.aborted ? undefined : explainRefusal(error, request.graph);
    if (problem) logbook.add(problem);
    else if (!stop.aborted) throw error;
  } finally {
    await host.dock.close();
  }
  return logbook.report();
}

/** Milliseconds: nothing has begun yet that would be worth waiting for the network. */
const firstPatience = 5000;

/** One deployment, from the first question to the last look. */
class Voyage {
  readonly #request: ShipRequest;
  readonly #host: ShipHost;
  readonly #logbook: Logbook;
  /** Ends when the deployment is to stop. */
  #context: ShipContext;
  #parameters: Readonly<Record<string, string>> = {};
  #images: Readonly<Record<string, string>> = {};
  #versions: ReadonlyMap<string, string> = new Map();
  #result: DeploymentResult = nothingDeployed;
  /** By the names of stacks. */
  readonly #sitesNow = new Map<string, SiteState>();
  #release: Release | undefined;

  constructor(request: ShipRequest, host: ShipHost, context: ShipContext, logbook: Logbook) {
    this.#request = request;
    this.#host = host;
    this.#context = context;
    this.#logbook = logbook;
  }

  async run(): Promise<void> {
    const account = await this.#identify(); // whose account it is, before anything else
    const found = await checkBefore(this.#request, this.#host, account, this.#context);
    if (this.#logbook.refuse(found.diagnostics)) return;
    this.#parameters = found.parameters;
    this.#images = found.images;
    if (!(await this.#host.mayBegin({ account, newStacks: found.newStacks }))) return;
    if (this.#logbook.refuse(await this.#buildAndLook(found.oldStacks))) return;
    const { name: project, environment } = this.#request.application;
    const holder = { project, environment, by: account.by, host: this.#host.hostName };
    await holdingLease(holder, this.#context, (held) => {
      this.#context = held;
      return this.#recorded(account, () => this.#deploy());
    });
  }

  /** What takes long comes last, and side by side; what fails of the two ends the other. */
  async #buildAndLook(oldStacks: readonly StackAtRest[]): Promise<readonly Diagnostic[]> {
    const failed = new AbortController();
    const signal = forManyCalls(AbortSignal.any([this.#context.signal, failed.signal]));
    let isBuilding = true;
    const build = this.#host.dock.build(this.#built(), signal).finally(() => {
      isBuilding = false;
    });
    const context = { ...this.#context, signal };
    const look = checkDrift({ ...this.#request, oldStacks }, context, () => isBuilding);
    try {
      const [drift] = await Promise.all([look, build]);
      return drift;
    } catch (error) {
      failed.abort();
      throw error;
    }
  }

  async #identify(): Promise<ShipAccount> {
    const { clients, clock, random, region } = this.#host.account;
    bePatient(clients, { clock, random, patience: firstPatience });
    const account = await identifyAccount({ clients, region }, this.#context.signal);
    bePatient(clients, { clock, random });
    this.#logbook.deploysTo(account);
    return account;
  }

  /** The account remembers what was deployed, and how it ended. */
  async #recorded(account: ShipAccount, work: () => Promise<void>): Promise<void> {
    const { name: project, environment } = this.#request.application;
    const { releases, account: where } = this.#host;
    this.#release = await releases.begin(
      {
        project,
        environment,
        startedAt: where.clock.now(),
        by: account.by,
        ...(this.#request.commit !== undefined && { commit: this.#request.commit }),
        outcome: 'running',
        ...this.#contents(),
      },
      Object.fromEntries(this.#request.templates.map(({ body }) => [hashOf(body), body])),
    );
    this.#logbook.recordedAs(this.#release.number);
    try {
      await work();
    } finally {
      const [first] = this.#logbook.errors();
      const end = { endedAt: where.clock.now(), outcome: this.#outcome() };
      // Who takes the lease next records that this one was interrupted.
      const isOurs = !hasLostLease(this.#context);
      if (isOurs) await this.#update({ ...end, ...(first && { reason: first.message }) });
    }
    if (!this.#logbook.isDone()) return;
    // Secrets Manager forgets versions without a label, and a way back needs them.
    await keepReleasedVersions(releases, { project, environment }, this.#context);
  }

  #outcome(): Release['outcome'] {
    if (this.#logbook.isDone()) return 'succeeded';
    return this.#host.stop.aborted ? 'interrupted' : 'failed';
  }

  async #update(changes: Partial<Release>): Promise<void> {
    if (!this.#release) return;
    this.#release = { ...this.#release, ...this.#contents(), ...changes };
    await this.#host.releases.update(this.#release);
  }

  async #deploy(): Promise<void> {
    if (!(await this.#deployLayer('foundation'))) return;
    const [isDone] = await Promise.all([
      this.#deployLayer('data'),
      this.#publishImages(), // into the repositories of the foundation
    ]);
    if (!isDone) return;
    if (!(await this.#prepareSecrets())) return; // tasks that start read them
    await this.#update({});
    const before = await this.#readServices(); // for going back when one of them fails
    if (await this.#deployLayer('service', before)) await this.#openUp();
  }

  async #deployLayer(
    layer: StackDeployment['layer'],
    before: readonly StackDeployment[] = [],
  ): Promise<boolean> {
    const { revertsDrift = false } = this.#request;
    const stacks = this.#stacks()
      .filter((stack) => stack.layer === layer)
      .map((stack) => ({ ...stack, revertsDrift }));
    const { signal: _ended, ...context } = this.#context;
    const manner = {
      failsFast: true,
      proves: true,
      before,
      stop: this.#host.stop,
      keep: this.#context.signal,
      lose: (losses: readonly Loss[]) => this.#askFor(losses),
    };
    // What is taken back is followed to its end, also when the deployment is to stop.
    const patient = { ...context, signal: forManyCalls(new AbortController().signal) };
    const result = await deployStacks(stacks, patient, manner);
    this.#result = joinResults(this.#result, result);
    this.#logbook.deployed(this.#result);
    for (const service of result.failedJobs) {
      this.#logbook.jobFailed(problems['deploy/job-failed'](this.#spanOf(service), { service }));
    }
    return result.succeeded && !this.#context.signal.aborted;
  }

  /** The services' stacks as they are now. */
  async #readServices(): Promise<readonly StackDeployment[]> {
    const going = this.#contents().stacks.filter(isGoing);
    const found = await Promise.all(going.map((stack) => readDeployedStack(stack, this.#context)));
    const planned = new Map(this.#stacks().map(({ name, tags }) => [name, tags]));
    return found.flatMap((there) =>
      there
        ? [{ ...there.stack, body: there.body, tags: planned.get(there.stack.name) ?? {} }]
        : [],
    );
  }

  async #askFor(losses: readonly Loss[]): Promise<void> {
    if (!(await this.#host.mayLose(losses))) throw new LossRefused(losses);
  }

  async #publishImages(): Promise<void> {
    const { dock } = this.#host;
    const published = this.#built().map(async (task) => {
      const repository = repositoryOf(task.name, this.#request.graph);
      return [task.name, await dock.publish(task, repository, this.#context.signal)] as const;
    });
    this.#images = { ...this.#images, ...Object.fromEntries(await Promise.all(published)) };
  }

  /** Whether every key has a value, and which version each service is to read. */
  async #prepareSecrets(): Promise<boolean> {
    const { application, graph, valueFor } = this.#request;
    const { secrets, secretName, region } = application;
    if (secrets.length === 0) return true;
    const values = new Map(secrets.flatMap(({ key }) => entryOf(key, valueFor(key))));
    const filled = await fillSecret({ application, region, values }, this.#context);
    if (filled.kind === 'refused') return !this.#logbook.refuse(filled.diagnostics);
    if (filled.added.length > 0) {
      this.#context.emit({ kind: 'secret', name: secretName, given: filled.added, madeUp: [] });
    }
    const [first] = secrets.filter(({ key }) => filled.missing.includes(key));
    if (first) {
      const given = { keys: filled.missing, secret: secretName };
      this.#logbook.add(problems['deploy/secret-missing'](first.span, given));
      return false;
    }
    this.#versions = await secretVersions({ application, graph }, this.#context);
    return true;
  }

  async #openUp(): Promise<void> {
    await this.#publishSites(); // pages come when what they call is there
    const url = this.#urlOf();
    const problem = url === undefined ? undefined : await verifyUrl(url, this.#host, this.#context);
    if (problem) this.#logbook.add(problem);
    if (problem?.severity !== 'error') this.#logbook.done(url);
  }

  async #publishSites(): Promise<void> {
    for (const site of this.#sites()) {
      const stack = this.#stacks().find(({ service }) => service?.name === site.name);
      const bucket = this.#result.stacks[stack?.name ?? '']?.outputs.Bucket ?? '';
      const { hasChanged, state } = await publishSite(
        site,
        bucket,
        this.#host.sites,
        this.#context,
      );
      if (hasChanged) this.#logbook.published();
      if (stack) this.#sitesNow.set(stack.name, state);
    }
  }

  #urlOf(): string | undefined {
    const outputs = Object.values(this.#result.stacks).map((stack) => stack.outputs);
    return outputs.find(({ Url }) => Url !== undefined)?.Url;
  }

  #stacks(): readonly StackDeployment[] {
    return planStacks(this.#request, (_stack, service = '') => {
      const [image, version] = [this.#images[service], this.#versions.get(service)];
      return {
        ...this.#parameters,
        ...(image !== undefined && { Image: image }),
        ...(version !== undefined && { AppSecretVersion: version }),
      };
    });
  }

  #contents(): Pick<Release, 'stacks' | 'jobs'> {
    return {
      stacks: withSites(this.#stacks().map(releasedStack), this.#sitesNow),
      jobs: [...this.#result.doneJobs, ...this.#result.failedJobs],
    };
  }

  #built(): readonly TaskKind[] {
    return this.#request.application.services.filter(
      (service): service is TaskKind => service.kind !== 'site' && service.image.kind === 'built',
    );
  }

  #sites(): readonly StaticSite[] {
    return this.#request.application.services.filter((service) => service.kind === 'site');
  }

  #spanOf(name: string): Diagnostic['span'] {
    return this.#request.application.services.find((service) => service.name === name)?.span;
  }
}

function entryOf(key: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value ? [[key, value]] : [];
}
