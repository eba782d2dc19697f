import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy status`: how what is deployed is. */
export const statusCommand = engineCommand({
  name: 'status',
  summary: 'Says how the deployed project is: tasks, health, scaling, alarms, cost so far',
  description:
    'Asks AWS for the services with their revisions, tasks and targets, the alarms that ring, the state of every stack and the last release, and says what is not as it should be. Reads only. Exits with 1 when something is wrong.',
  arguments: { usage: '[SERVICE...]', atLeast: 0, atMost: Number.POSITIVE_INFINITY },
  options: projectOptions,
  examples: ['seaworthy status', 'seaworthy status api', 'seaworthy status --environment staging'],
  run: 'status',
});
