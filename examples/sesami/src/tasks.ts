import {
  createTaskService,
  type TaskHandlers,
  type TaskService,
  type TaskServiceSettings,
} from '@seaworthy/runtime/tasks';
import { analyseRepository, isTemporary } from './analyse-repository.ts';
import type { Database } from './database.ts';

/** Work for the worker, by its type. */
export interface Tasks {
  readonly analyse: { readonly id: string; readonly repository: string };
}

/** Where the API leaves work and the worker finds it, as `TASK_SERVICE_IMPL` says. */
export function openTasks(settings: TaskServiceSettings = {}): Promise<TaskService<Tasks>> {
  // On AWS each message starts a job, which takes no more than 30 KiB.
  return createTaskService<Tasks>({ ...settings, aws: { largestMessage: 20_000 } });
}

/** What the worker does, wherever it runs. */
export function handlersOn(database: Database): TaskHandlers<Tasks> {
  return { analyse: ({ payload }) => analyse(payload, database) };
}

/** Throws what another try may mend; what it cannot is the analysis's own result. */
async function analyse({ id, repository }: Tasks['analyse'], database: Database): Promise<void> {
  await database.setState(id, 'PROCESSING');
  try {
    await database.setState(id, 'COMPLETED', await analyseRepository(repository));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await database.setState(id, 'FAILED', { message });
    if (isTemporary(error)) throw error;
  }
}
