import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { findService } from '../watch/find-service.ts';
import { ownTasks } from '../watch/own-tasks.ts';
import type { SharedTasks } from '../watch/shared-tasks.ts';
import { type SeenService, type WatchedService, watchService } from '../watch/watch-service.ts';
import type { StackDeployment } from './stack-deployment.ts';

interface WatchManner {
  readonly tasks: SharedTasks;
  /** Whether it tells what a task wrote last. */
  readonly lastLines: boolean;
}

/** Looks on at the tasks of a stack's service from when it is there, until it is ended. */
export class ServiceWatch {
  readonly #stack: StackDeployment;
  readonly #context: DeploymentContext;
  readonly #manner: WatchManner;
  readonly #ending = new AbortController();
  #watch: Promise<void> | undefined;
  #isBlind = false;
  #seen: SeenService | undefined;

  constructor(stack: StackDeployment, context: DeploymentContext, manner: WatchManner) {
    this.#stack = stack;
    this.#context = context;
    this.#manner = manner;
  }

  /** Begins, unless it has: at the service's ARN, with what happened `since`, by AWS's clock. */
  start(arn: string, since: number): void {
    const [, cluster = '', service = ''] = arn.split('/');
    const name = this.#stack.service?.name ?? this.#stack.name;
    this.#begin({ name, cluster, service }, since);
  }

  /**
   * How the service is: as it was seen last, or by a look of its own where there was nothing to
   * watch. Undefined as long as nobody has seen it.
   */
  async look(): Promise<SeenService | undefined> {
    if (!this.#watch) return this.lookAnew();
    return this.#seen;
  }

  /** How the service is now. */
  async lookAnew(): Promise<SeenService | undefined> {
    this.#seen = await this.#lookOnce();
    return this.#seen;
  }

  /** From now on it is looked at, and told what became of the running revision from its first day. */
  async goOn(): Promise<void> {
    const { deployments = [] } = this.#seen?.service ?? {};
    const running = deployments.find(({ status }) => status === 'PRIMARY');
    if (!this.#watch) this.#begin(await this.#find(), running?.createdAt?.getTime() ?? 0);
  }

  /** Whether something keeps it from looking, which `end` throws. */
  get isBlind(): boolean {
    return this.#isBlind;
  }

  /** Ends after a last look. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#watch;
  }

  #begin(watched: WatchedService, since: number): void {
    if (this.#watch !== undefined) return;
    const signal = AbortSignal.any([this.#context.signal, this.#ending.signal]);
    this.#watch = watchService(
      watched,
      { ...this.#context, signal },
      {
        ...this.#manner,
        since,
        onLook: (seen) => {
          this.#seen = seen;
        },
      },
    );
    this.#watch.catch(() => {
      this.#isBlind = true; // thrown at the end, when the stack is done
    });
  }

  async #lookOnce(): Promise<SeenService | undefined> {
    const watched = await this.#find();
    const { cluster, service } = watched;
    const { services } = await this.#context.clients.ecs.send(
      new DescribeServicesCommand({ cluster, services: [service] }),
    );
    const [seen] = services ?? [];
    return seen && { service: seen, tasks: ownTasks(seen, await this.#manner.tasks.of(watched)) };
  }

  async #find(): Promise<WatchedService> {
    const { name: stack, service } = this.#stack;
    return (await findService({ name: service?.name ?? stack, stack }, this.#context)).service;
  }
}
