import { type FilteredLogEvent, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { DeploymentContext } from '../aws/deployment-context.ts';

/** Milliseconds that a line may come after a younger one. */
const lateness = 30_000;

/**
 * Reads a log group on and on: every line once, also one that comes later than a younger one. Of
 * what was read it remembers no more than can come again.
 */
export class LogTail {
  readonly #group: string;
  readonly #told = new Map<string, number>();
  readonly #since: number;
  #newest: number;

  /** `since`: milliseconds since 1970 of the oldest line that is read. */
  constructor(group: string, since: number) {
    this.#group = group;
    this.#since = since;
    this.#newest = since;
  }

  /** The lines that are new since the last time, oldest first; none while there is no group. */
  async read(context: LogContext): Promise<readonly FilteredLogEvent[]> {
    const from = Math.max(this.#since, this.#newest - lateness);
    const fresh: FilteredLogEvent[] = [];
    for await (const page of logPages(this.#group, { from }, context)) {
      fresh.push(...page.filter((event) => this.#isNew(event)));
    }
    this.#newest = Math.max(this.#newest, ...fresh.map((event) => timeOf(event, context)));
    this.#forget();
    return fresh.toSorted((one, other) => timeOf(one, context) - timeOf(other, context));
  }

  #isNew({ eventId = '', timestamp = 0 }: FilteredLogEvent): boolean {
    if (this.#told.has(eventId)) return false;
    this.#told.set(eventId, timestamp);
    return true;
  }

  /** What is older than where the next reading starts. */
  #forget(): void {
    const from = this.#newest - lateness;
    for (const [id, timestamp] of this.#told) if (timestamp < from) this.#told.delete(id);
  }
}

type LogContext = Pick<DeploymentContext, 'clients' | 'clock'>;

/** CloudWatch takes lines from clocks that are ahead: their time must not hide later lines. */
function timeOf({ timestamp = 0 }: FilteredLogEvent, { clock }: LogContext): number {
  return Math.min(timestamp, clock.now());
}

/** What of a log group is asked for, both ends taken in; milliseconds since 1970. */
export interface LogSpan {
  readonly from: number;
  readonly to?: number;
}

/** The lines of a log group by their time, page by page; none when there is no such group. */
export async function* logPages(
  group: string,
  { from, to }: LogSpan,
  { clients }: Pick<DeploymentContext, 'clients'>,
): AsyncGenerator<readonly FilteredLogEvent[]> {
  let nextToken: string | undefined;
  do {
    const command = new FilterLogEventsCommand({
      logGroupName: group,
      startTime: Math.max(from, 0),
      endTime: to,
      nextToken,
    });
    const page = await clients.logs.send(command).catch(noneWithoutGroup);
    yield page.events ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}

/** It is not there yet, or not any more. */
function noneWithoutGroup(error: unknown): {
  readonly events?: FilteredLogEvent[];
  readonly nextToken?: string;
} {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return {};
  throw error;
}
