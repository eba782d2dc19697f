import type { Diagnostic } from '@seaworthy/compiler';
import { bePatient } from '../aws/be-patient.ts';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { forManyCalls } from '../aws/for-many-calls.ts';
import { deployStack } from '../deploy/deploy-stack.ts';
import { deployStacks } from '../deploy/deploy-stacks.ts';
import { holdingLease } from '../deploy/lease/holding-lease.ts';
import { hasLostLease } from '../deploy/lease/lease.ts';
import type { PlannedStacks } from '../deploy/plan-stacks.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import { type Concealer, concealer } from '../events/conceal-secrets.ts';
import { identifyAccount } from '../preflight/identify-account.ts';
import type { RollbackPlan } from '../releases/plan-rollback.ts';
import type { Release } from '../releases/release.ts';
import type { Templates } from '../releases/release-store.ts';
import { withSites } from '../releases/released-stack.ts';
import { rollbackProblems as problems } from '../releases/rollback-diagnostics.ts';
import { isGoing } from '../releases/running-release.ts';
import { hashOf } from '../releases/store/text-shelf.ts';
import { keepReleasedVersions } from '../secrets/keep-released-versions.ts';
import { restoreSite } from '../sites/restore-site.ts';
import { readVersions, type SiteState, stateOf } from '../sites/site-versions.ts';
import { asOfRelease } from './as-of-release.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { ShipHost } from './ship-request.ts';

export interface RollbackRequest {
  readonly plan: RollbackPlan;
  /** The project as it is planned here, for naming the line of what goes wrong. */
  readonly project: PlannedStacks;
  /** Values that this machine has for secrets, for keeping them out of what is told. */
  readonly secrets: readonly string[];
}

export type RollbackHost = Pick<ShipHost, 'account' | 'emit' | 'hostName' | 'stop' | 'releases'>;

/** How a rollback ended. */
export interface RollbackReport {
  readonly outcome: 'rolled-back' | 'refused' | 'failed' | 'interrupted';
  /** What it is recorded as. */
  readonly release?: Release;
  /** Of a failed one, whether every service has again what it had before; absent: nobody knows. */
  readonly restored?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Goes back as planned, records it as a release, and looks for itself whether it runs. When a
 * service fails, those that went back before it get again what they had. Jobs go back to what they
 * were, and are not run. Throws only what is nobody's mistake but ours.
 */
export async function rollBack(
  request: RollbackRequest,
  host: RollbackHost,
): Promise<RollbackReport> {
  bePatient(host.account.clients, host.account);
  const rollback = new Rollback(request, host);
  try {
    await rollback.run();
  } catch (error) {
    const problem = host.stop.aborted ? undefined : explainRefusal(error, request.project.graph);
    if (problem) rollback.problems.push(problem);
    else if (!host.stop.aborted) throw error;
  }
  return rollback.report();
}

class Rollback {
  readonly problems: Diagnostic[] = [];
  readonly #request: RollbackRequest;
  readonly #host: RollbackHost;
  readonly #evidence = new EvidenceCollector();
  readonly #concealer: Concealer;
  /** Ends with the rollback; what is taken back is followed to its end without it. */
  #context: DeploymentContext;
  #release: Release | undefined;
  #restored: boolean | undefined;
  /** Files of sites that went back, by the names of stacks. */
  readonly #sites = new Map<string, SiteState>();
  #isDone = false;

  constructor(request: RollbackRequest, host: RollbackHost) {
    this.#request = request;
    this.#host = host;
    this.#concealer = concealer(() => request.secrets);
    const emit: DeploymentContext['emit'] = (told) => {
      const event = this.#concealer.event(told);
      this.#evidence.emit(event);
      host.emit(event);
    };
    this.#context = { ...host.account, emit, signal: forManyCalls(host.stop) };
  }

  report(): RollbackReport {
    return {
      outcome: this.#outcome(),
      ...(this.#release && { release: this.#release }),
      ...(this.#restored !== undefined && { restored: this.#restored }),
      diagnostics: this.#diagnostics(),
    };
  }

  async run(): Promise<void> {
    const { account, hostName, stop } = this.#host;
    const { project, environment } = this.#request.plan.target;
    const { by } = await identifyAccount(account, stop);
    const holder = { project, environment, by, host: hostName };
    await holdingLease(holder, this.#context, async (held) => {
      this.#context = held;
      if (!(await this.#isOvertaken())) await this.#recorded(by);
    });
  }

  /** Somebody deployed while the user thought about it. */
  async #isOvertaken(): Promise<boolean> {
    const [newest] = await this.#host.releases.list();
    if (newest?.number === this.#request.plan.newest) return false;
    this.problems.push(problems['rollback/overtaken'](undefined, { number: newest?.number ?? 0 }));
    return true;
  }

  async #recorded(by: string): Promise<void> {
    const { releases, account } = this.#host;
    const { plan } = this.#request;
    const draft = draftOf(plan, by, account.clock.now());
    this.#release = await releases.begin(draft, templatesIn(plan));
    try {
      await this.#goBack();
    } finally {
      const reason = this.#diagnostics()[0]?.message;
      this.#release = {
        ...this.#release,
        stacks: withSites(this.#release.stacks, this.#sites),
        endedAt: account.clock.now(),
        outcome: this.#isDone ? 'succeeded' : this.#host.stop.aborted ? 'interrupted' : 'failed',
        ...(reason !== undefined && !this.#isDone && { reason }),
      };
      // Who takes the lease next records that this one was interrupted.
      if (!hasLostLease(this.#context)) await releases.update(this.#release);
    }
    if (this.#isDone) await keepReleasedVersions(releases, plan.target, this.#context);
  }

  async #goBack(): Promise<void> {
    const { stacks } = this.#request.plan;
    const patient = { ...this.#context, signal: forManyCalls(new AbortController().signal) };
    try {
      const going = stacks.filter(isGoing);
      const { succeeded, verified } = await deployStacks(going, patient, {
        failsFast: true,
        proves: true,
        stop: this.#host.stop,
      });
      this.problems.push(...verified.flatMap(({ problem }) => problem ?? []));
      if (!succeeded) return;
      await this.#bringFilesBack(); // pages come when what they call is there
      this.#isDone = true;
      for (const job of stacks.filter((stack) => !isGoing(stack))) {
        await deployStack(job, patient); // what it would run, without running it
      }
    } finally {
      if (!this.#isDone && !this.#context.signal.aborted) await this.#restore(patient);
    }
  }

  async #bringFilesBack(): Promise<void> {
    const { emit, signal } = this.#context;
    for (const { service, stack, bucket, to } of this.#request.plan.sites) {
      const { s3 } = await this.#host.account.further();
      const place = { s3, bucket, signal };
      emit({ kind: 'site', service, ...(await restoreSite(to.changedAt, place)) });
      this.#sites.set(stack, stateOf(await readVersions(place)));
    }
  }

  /** What did not change meanwhile is not touched. */
  async #restore(context: DeploymentContext): Promise<void> {
    const { succeeded } = await deployStacks(this.#request.plan.present.filter(isGoing), context);
    for (const { bucket, from } of this.#request.plan.sites) {
      const { s3 } = await this.#host.account.further();
      await restoreSite(from.changedAt, { s3, bucket, signal: context.signal });
    }
    this.#restored = succeeded;
    if (!succeeded) this.problems.push(problems['rollback/not-restored'](undefined, undefined));
  }

  #outcome(): RollbackReport['outcome'] {
    if (this.#isDone) return 'rolled-back';
    if (this.#host.stop.aborted) return 'interrupted';
    return this.#release ? 'failed' : 'refused';
  }

  #diagnostics(): readonly Diagnostic[] {
    if (this.#isDone) return this.problems;
    const explained = explain(this.#evidence.evidence(), this.#request.project);
    const { plan, project } = this.#request;
    const ofThen = explained.map((diagnostic) => asOfRelease(diagnostic, plan, project));
    return [...ofThen, ...this.problems].map((diagnostic) => ({
      ...diagnostic,
      message: this.#concealer.text(diagnostic.message),
    }));
  }
}

function draftOf(
  { target, staying }: RollbackPlan,
  by: string,
  startedAt: number,
): Omit<Release, 'number'> {
  const { project, environment, commit, number, stacks } = target;
  return {
    project,
    environment,
    startedAt,
    by,
    ...(commit !== undefined && { commit }),
    rollbackOf: number,
    outcome: 'running',
    stacks: [...staying, ...stacks.filter(({ layer }) => layer === 'service')],
    jobs: [],
  };
}

function templatesIn({ stacks, present }: RollbackPlan): Templates {
  return Object.fromEntries([...present, ...stacks].map(({ body }) => [hashOf(body), body]));
}
