import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws/aws-error.ts';
import { arnOf, type Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import { createLogStream, type LogEvent, type LogStream } from './log-stream.ts';

export interface LogGroup {
  readonly name: string;
  readonly createdAt: number;
  readonly logGroupClass: LogGroupClass;
  readonly kmsKeyId?: string;
  /** Days; absent: for ever. */
  readonly retention?: number;
  readonly isProtected: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly streams: Map<string, LogStream>;
}

/** The log groups of the account. */
export interface LogGroups {
  find(name: string): LogGroup | undefined;
  /** By name or ARN; throws AwsError when there is none. */
  existing(nameOrArn: string | undefined): LogGroup;
  existingStream(group: LogGroup, name: string | undefined): LogStream;
  all(): readonly LogGroup[];
  create(group: Omit<LogGroup, 'createdAt' | 'streams'>): void;
  /** Replaces settings of a group; its streams stay. */
  put(group: LogGroup): void;
  remove(name: string): void;
  createStream(group: LogGroup, name: string): LogStream;
  /** Events that retention has not ended. */
  eventsOf(group: LogGroup, stream: LogStream): readonly LogEvent[];
  /** Without the trailing `:*`. */
  arnOf(name: string): string;
}

const dayOfMilliseconds = 86_400_000;

export function createLogGroups({
  clock,
  identity,
  linesPerStream,
}: {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly linesPerStream: number;
}): LogGroups {
  const groups = new Map<string, LogGroup>();

  function existing(nameOrArn = ''): LogGroup {
    const name = nameOrArn.replace(/^arn:.*?:log-group:/, '').replace(/:\*$/, '');
    const group = groups.get(name);
    if (!group) throw notFound('group');
    return group;
  }

  return {
    find: (name) => groups.get(name),
    existing,
    existingStream: (group, name = '') => {
      const stream = group.streams.get(name);
      if (!stream) throw notFound('stream');
      return stream;
    },
    all: () => [...groups.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    create: (group) => {
      if (groups.has(group.name)) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          'The specified log group already exists',
        );
      }
      groups.set(group.name, { ...group, createdAt: clock.now(), streams: new Map() });
    },
    put: (group) => void groups.set(group.name, group),
    remove: (name) => void groups.delete(name),
    createStream: (group, name) => {
      const stream = createLogStream(name, clock.now(), linesPerStream);
      group.streams.set(name, stream);
      return stream;
    },
    eventsOf: (group, stream) => {
      if (group.retention === undefined) return stream.events();
      const oldest = clock.now() - group.retention * dayOfMilliseconds;
      return stream.events().filter(({ at }) => at >= oldest);
    },
    arnOf: (name) => arnOf(identity, 'logs', `log-group:${name}`),
  };
}

function notFound(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}
