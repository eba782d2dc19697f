import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';

type TaskContext = Pick<DeploymentContext, 'clients' | 'clock' | 'pollInterval'>;

/**
 * Reads the tasks of services for a whole cluster at once, so that ten who watch a service each ask
 * ECS no more often than one: it takes 20 such calls a second from an account.
 */
export class SharedTasks {
  readonly #context: TaskContext;
  readonly #clusters = new Map<string, ClusterTasks>();

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /**
   * The tasks of a service that run, and those that stopped within the hour, as they were at most
   * `oldest` milliseconds ago; by default half of the time between two questions.
   */
  async of(
    { cluster, service }: { readonly cluster: string; readonly service: string },
    oldest = this.#context.pollInterval / 2,
  ): Promise<readonly Task[]> {
    const known = this.#clusters.get(cluster) ?? new ClusterTasks(cluster, this.#context);
    this.#clusters.set(cluster, known);
    const group = `service:${service.slice(service.lastIndexOf('/') + 1)}`;
    return (await known.read(oldest)).filter((task) => task.group === group);
  }
}

class ClusterTasks {
  readonly #cluster: string;
  readonly #context: TaskContext;
  /** They do not change any more. */
  readonly #stopped = new Map<string, Task>();
  #readAt = Number.NEGATIVE_INFINITY;
  #tasks: Promise<readonly Task[]> = Promise.resolve([]);

  constructor(cluster: string, context: TaskContext) {
    this.#cluster = cluster;
    this.#context = context;
  }

  read(oldest: number): Promise<readonly Task[]> {
    const now = this.#context.clock.now();
    if (now - this.#readAt < oldest) return this.#tasks;
    this.#readAt = now;
    this.#tasks = this.#describeAll();
    return this.#tasks;
  }

  async #describeAll(): Promise<readonly Task[]> {
    const lists = await Promise.all([this.#list('RUNNING'), this.#list('STOPPED')]);
    const arns = [...new Set(lists.flat())];
    const changing = arns.filter((arn) => !this.#stopped.has(arn));
    const tasks: Task[] = arns.flatMap((arn) => this.#stopped.get(arn) ?? []);
    for (let at = 0; at < changing.length; at += mostDescribed) {
      tasks.push(...(await this.#describe(changing.slice(at, at + mostDescribed))));
    }
    return tasks;
  }

  async #describe(tasks: string[]): Promise<readonly Task[]> {
    const command = new DescribeTasksCommand({ cluster: this.#cluster, tasks });
    const found = (await this.#context.clients.ecs.send(command)).tasks ?? [];
    for (const task of found) {
      if (task.lastStatus === 'STOPPED') this.#stopped.set(task.taskArn ?? '', task);
    }
    return found;
  }

  async #list(desiredStatus: 'RUNNING' | 'STOPPED'): Promise<readonly string[]> {
    const arns: string[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListTasksCommand({ cluster: this.#cluster, desiredStatus, nextToken });
      const page = await this.#context.clients.ecs.send(command);
      arns.push(...(page.taskArns ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return arns;
  }
}

/** Tasks that ECS describes in one call. */
const mostDescribed = 100;
