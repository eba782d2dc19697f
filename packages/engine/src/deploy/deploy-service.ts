import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { EngineEvent, ResourceEvent } from '../events/engine-event.ts';
import type { SharedTasks } from '../watch/shared-tasks.ts';
import { watchService } from '../watch/watch-service.ts';
import { abandonStack } from './abandon-stack.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import type { DeploymentManner } from './deployment-manner.ts';
import { DeathWatch } from './fail-fast/death-watch.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** The deployment of one service's stack, while it goes on. */
export class ServiceDeployment {
  readonly stack: StackDeployment;
  readonly #tasks: SharedTasks;
  readonly #context: DeploymentContext;
  readonly #manner: DeploymentManner;
  readonly #watching = new AbortController();
  readonly #leaving = new AbortController();
  #operation: { readonly stackId: string; readonly isNew: boolean } | undefined;
  #deaths: DeathWatch | undefined;
  #watch: Promise<void> | undefined;
  #abandoning: Promise<void> | undefined;

  constructor(
    stack: StackDeployment,
    tasks: SharedTasks,
    context: DeploymentContext,
    manner: DeploymentManner,
  ) {
    this.stack = stack;
    this.#tasks = tasks;
    this.#context = {
      ...context,
      emit: (event) => {
        context.emit(event); // what is known is told before anything is taken back
        this.#judge(event);
      },
    };
    this.#manner = manner;
  }

  /** Throws as `deployStack` does, and why it was stopped if nothing of it had to be taken back. */
  async run(): Promise<StackResult> {
    const { stop, lose } = this.#manner;
    const onStop = (): void => this.#stop();
    stop?.addEventListener('abort', onStop, { once: true });
    try {
      return await deployStack(this.stack, this.#following(), {
        begin: (stackId, isNew) => this.#begin(stackId, isNew),
        hear: (event) => this.#hear(event),
        ...(lose && { lose }),
      });
    } finally {
      stop?.removeEventListener('abort', onStop);
      this.#operation = undefined;
      this.#watching.abort();
      await this.#watch;
      await this.#abandoning;
    }
  }

  /** Has an update that goes on taken back; what is made for the first time is left to itself. */
  takeBack(): void {
    if (this.#operation?.isNew === false) this.#abandon(this.#operation.stackId);
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
  #hear({ type, physicalId }: ResourceEvent): void {
    if (this.#watch || type !== 'AWS::ECS::Service' || !physicalId?.includes('/')) return;
    const [, cluster = '', service = ''] = physicalId.split('/');
    const context = {
      ...this.#context,
      signal: AbortSignal.any([this.#context.signal, this.#watching.signal]),
    };
    const name = this.stack.service?.name ?? this.stack.name;
    this.#watch = watchService({ name, cluster, service }, context, {
      lastLines: this.#manner.failsFast === true,
      onlyNews: this.#operation?.isNew === false,
      tasks: this.#tasks,
    });
    this.#watch.catch(() => {}); // it is awaited, and may throw, only when the stack is done
  }

  #judge(event: EngineEvent): void {
    const reason = this.#deaths?.hear(event);
    if (reason === undefined || !this.#operation || this.#abandoning !== undefined) return;
    const service = this.stack.service?.name ?? this.stack.name;
    this.#context.emit({ kind: 'given-up', service, reason });
    this.#abandon(this.#operation.stackId);
  }

  #abandon(stackId: string): void {
    this.#abandoning ??= abandonStack(stackId, this.#context);
    this.#abandoning.catch(() => {}); // awaited when the stack is still
  }
}
