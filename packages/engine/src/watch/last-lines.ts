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

/** Reads what tasks wrote before they stopped, each once: after a rollback its log is gone. */
export class LastLines {
  readonly #service: string;
  readonly #context: DeploymentContext;
  readonly #read = new Set<string>();
  readonly #places = new Map<string, Promise<readonly LogPlace[]>>();

  constructor(service: string, context: DeploymentContext) {
    this.#service = service;
    this.#context = context;
  }

  /** Tells the last lines of a task that stopped, the oldest first. */
  async tell({ task }: TaskEvent, definition: string | undefined): Promise<void> {
    if (definition === undefined || this.#read.has(task)) return;
    this.#read.add(task);
    const places = this.#places.get(definition) ?? this.#placesOf(definition);
    this.#places.set(definition, places);
    for (const place of await places) await this.#tellLines(task, place);
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
    const command = new GetLogEventsCommand({
      logGroupName: group,
      logStreamName: `${prefix}/${container}/${task}`,
      limit: mostLines,
    });
    const found = await clients.logs.send(command).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    for (const { message = '' } of found?.events ?? []) {
      emit({ kind: 'log', service: this.#service, task, line: message });
    }
  }
}

const mostLines = 100;

/** A task that never started has no stream; a group may be gone with its stack. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
