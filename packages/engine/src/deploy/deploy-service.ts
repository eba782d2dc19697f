import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { EngineEvent, ResourceEvent } from '../events/engine-event.ts';
import type { SharedTasks } from '../watch/shared-tasks.ts';
import { abandonStack } from './abandon-stack.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import type { DeploymentManner } from './deployment-manner.ts';
import { doubtOf } from './doubt-of.ts';
import { DeathWatch } from './fail-fast/death-watch.ts';
import { proveService } from './prove-service.ts';
import { ServiceWatch } from './service-watch.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** What the deployment of a service has around it. */
export interface ServiceSurroundings {
  readonly tasks: SharedTasks;
  readonly context: DeploymentContext;
  readonly manner: DeploymentManner;
  /** Told as soon as it is known that the service does not come to its new revision. */
  readonly onFailing: () => void;
}

/** The deployment of one service's stack, and the watch over its tasks, which may outlast it. */
export class ServiceDeployment {
  readonly stack: StackDeployment;
  readonly #context: DeploymentContext;
  readonly #manner: DeploymentManner;
  readonly #onFailing: () => void;
  readonly #watch: ServiceWatch;
  readonly #leaving = new AbortController();
  #operation: { readonly stackId: string; readonly isNew: boolean } | undefined;
  #began: number | undefined;
  /** Milliseconds by which AWS's clock is ahead of ours, as far as its events show. */
  #ahead = Number.NEGATIVE_INFINITY;
  #deaths: DeathWatch | undefined;
  #isHopeless = false;
  #abandoning: Promise<void> | undefined;

  constructor(stack: StackDeployment, { tasks, context, manner, onFailing }: ServiceSurroundings) {
    this.stack = stack;
    this.#context = {
      ...context,
      emit: (event) => {
        context.emit(event); // what is known is told before anything is taken back
        this.#judge(event);
      },
    };
    this.#manner = manner;
    this.#onFailing = onFailing;
    const lastLines = manner.failsFast === true;
    this.#watch = new ServiceWatch(stack, this.#context, { tasks, lastLines });
  }

  /** Throws as `deployStack` does, and why it was stopped if nothing of it had to be taken back. */
  async run(): Promise<StackResult> {
    const { stop, lose, proves } = this.#manner;
    const onStop = (): void => this.#stop();
    stop?.addEventListener('abort', onStop, { once: true });
    let isWatchedOn = false;
    try {
      const result = await deployStack(this.stack, this.#following(), {
        begin: (stackId, isNew) => this.#begin(stackId, isNew),
        hear: (event, at) => this.#hear(event, at),
        ...(lose && { lose }),
      });
      isWatchedOn = proves === true && result.outcome !== 'failed';
      return result;
    } finally {
      stop?.removeEventListener('abort', onStop);
      this.#operation = undefined;
      if (!isWatchedOn) await this.end();
    }
  }

  /** Watches the revision (`family:number`) that CloudFormation calls deployed: whether it holds. */
  async holds(revision: string): Promise<boolean> {
    this.#deaths ??= new DeathWatch(false);
    this.#deaths.expect(revision);
    const now = () => this.#now();
    const deployed = { service: this.#name(), revision, watch: this.#watch, now };
    const isOver = () => this.#isHopeless || this.#manner.stop?.aborted === true;
    const { holds, reason } = await proveService(deployed, isOver, this.#context);
    if (reason !== undefined) this.#giveUp(reason);
    return holds;
  }

  /** Whether a revision that held a while ago holds still. */
  async stillHolds(revision: string): Promise<boolean> {
    const seen = await this.#watch.lookAnew();
    return !(seen && doubtOf(seen, revision, this.#now()));
  }

  /** Has an update that goes on taken back; what is made for the first time is left to itself. */
  takeBack(): void {
    if (this.#operation?.isNew === false) this.#abandon(this.#operation.stackId);
  }

  /** Ends the watch, after a last look. Throws what kept it from looking. */
  async end(): Promise<void> {
    await this.#watch.end();
    await this.#abandoning;
  }

  #following(): DeploymentContext {
    const signal = AbortSignal.any([this.#context.signal, this.#leaving.signal]);
    return { ...this.#context, signal };
  }

  #begin(stackId: string, isNew: boolean): void {
    this.#operation = { stackId, isNew };
    if (this.#manner.failsFast) this.#deaths = new DeathWatch(isNew);
    if (this.#manner.stop?.aborted) this.#stop();
  }

  #stop(): void {
    if (this.#operation?.isNew === false) this.takeBack();
    else this.#leaving.abort(this.#manner.stop?.reason);
  }

  /** From the moment CloudFormation has made the service, ECS is asked what its tasks do. */
  #hear({ type, physicalId }: ResourceEvent, at: number): void {
    this.#began ??= at;
    this.#ahead = Math.max(this.#ahead, at - this.#context.clock.now());
    const isThere = type === 'AWS::ECS::Service' && physicalId?.includes('/');
    if (isThere && physicalId) this.#watch.start(physicalId, this.#began);
  }

  #judge(event: EngineEvent): void {
    if (event.kind === 'stack' && event.state === 'rolling-back' && this.#operation) {
      this.#onFailing();
    }
    const reason = this.#deaths?.hear(event);
    if (reason !== undefined) this.#giveUp(reason);
  }

  #giveUp(reason: string): void {
    if (this.#isHopeless) return;
    this.#isHopeless = true;
    this.#context.emit({ kind: 'given-up', service: this.#name(), reason });
    if (this.#operation) this.#abandon(this.#operation.stackId);
    this.#onFailing();
  }

  #abandon(stackId: string): void {
    this.#abandoning ??= abandonStack(stackId, this.#context);
    this.#abandoning.catch(() => {}); // awaited when the stack is still
  }

  /** By AWS's clock. */
  #now(): number {
    return this.#context.clock.now() + (Number.isFinite(this.#ahead) ? this.#ahead : 0);
  }

  #name(): string {
    return this.stack.service?.name ?? this.stack.name;
  }
}
