import type { Duplex } from 'node:stream';
import type { Account } from '../../account.ts';
import type { TaskRunner } from '../../runner/task-runner.ts';
import type { Task } from '../tasks.ts';
import type { DialOutside, ResolveConnect } from './outbound.ts';
import type { StartAccount } from './start/task-start.ts';

/** What the life of a task needs from around it. */
export type TaskSurroundings = StartAccount &
  Pick<Account, 'clock'> & {
    readonly runner: TaskRunner;
    readonly dialOutside: DialOutside;
    readonly resolveConnect: ResolveConnect;
    /** Opens a connection to ECS's agent, which no rule or route can keep from a task. */
    readonly dialAgent: () => Promise<Duplex>;
    /** Variables that tell a container where ECS answers it. */
    readonly environmentOf: (task: Task, container: string) => Readonly<Record<string, string>>;
    /** Seconds between two questions for what a container uses; absent: nobody asks. */
    readonly usageInterval?: number;
    /** Called after every change of the task. */
    readonly changed: (task: Task) => void;
  };
