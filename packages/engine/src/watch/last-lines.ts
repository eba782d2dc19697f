import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { TaskEvent } from '../events/engine-event.ts';

/** Where a container of a task definition writes to. */
interface LogPlace {
  readonly container: string;
  readonly group: string;
  readonly prefix: string;
}

/** Reads what tasks wrote before they stopped, each line once: after a rollback its log is gone. */
export class LastLines {
  readonly #service: string;
  readonly #context: DeploymentContext;
  readonly #ended = new Set<string>();
  /** Where reading of a stream goes on, by its name. */
  readonly #readTo = new Map<string, string>();
  readonly #places = new Map<string, Promise<readonly LogPlace[]>>();

  constructor(service: string, context: DeploymentContext) {
    this.#service = service;
    this.#context = context;
  }

  /** Tells the last lines of a task, the oldest first; of one that has not stopped yet, those so far. */
  async tell({ task, status }: TaskEvent, definition: string | undefined): Promise<void> {
    if (definition === undefined || this.#ended.has(task)) return;
    if (status === 'STOPPED') this.#ended.add(task);
    const places = this.#places.get(definition) ?? this.#placesOf(definition);
    this.#places.set(definition, places);
    for (const place of await places) await this.#tellLines(task, place);
  }

  /** Tells nothing of a task. */
  leave(task: string): void {
    this.#ended.add(task);
  }

  async #placesOf(taskDefinition: string): Promise<readonly LogPlace[]> {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition });
    const found = await this.#context.clients.ecs.send(command);
    return (found.taskDefinition?.containerDefinitions ?? []).flatMap(
      ({ name: container, logConfiguration }) => {
        const group = logConfiguration?.options?.['awslogs-group'];
        const prefix = logConfiguration?.options?.['awslogs-stream-prefix'];
        return container && group && prefix ? [{ container, group, prefix }] : [];
      },
    );
  }

  async #tellLines(task: string, { container, group, prefix }: LogPlace): Promise<void> {
    const { clients, emit } = this.#context;
    const logStreamName = `${prefix}/${container}/${task}`;
    const nextToken = this.#readTo.get(logStreamName);
    const command = new GetLogEventsCommand({
      logGroupName: group,
      logStreamName,
      limit: mostLines,
      ...(nextToken !== undefined && { nextToken, startFromHead: true }),
    });
    const found = await clients.logs.send(command).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    for (const { message = '' } of found?.events ?? []) {
      emit({ kind: 'log', service: this.#service, task, line: message });
    }
    if (found?.nextForwardToken) this.#readTo.set(logStreamName, found.nextForwardToken);
  }
}

const mostLines = 100;

/** A task that never started has no stream; a group may be gone with its stack. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
