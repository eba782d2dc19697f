import type { EnvMap } from '../secrets/options.ts';
import { TaskMistake } from './task-mistake.ts';
import type { TaskImplementation } from './task-service.ts';

const known: readonly TaskImplementation[] = ['LOCAL', 'BULLMQ', 'AWS'];

/** Reads `TASK_SERVICE_IMPL`. An unknown or missing name throws TaskMistake: none is the default. */
export function readImplementation({ TASK_SERVICE_IMPL }: Readonly<EnvMap>): TaskImplementation {
  const named = TASK_SERVICE_IMPL?.trim() ?? '';
  const found = known.find((name) => name === named);
  if (found) return found;
  const said = named === '' ? 'is missing' : `is ${JSON.stringify(named)}`;
  throw new TaskMistake(`TASK_SERVICE_IMPL ${said}: it must be ${known.join(', ')}.`);
}
