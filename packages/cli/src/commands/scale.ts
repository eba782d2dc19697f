import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy scale`: another number of tasks. */
export const scaleCommand = engineCommand({
  name: 'scale',
  summary: 'Gives services another number of tasks, until the next deployment',
  description:
    'Sets the number through the stack of each service, so that the stack stays true, and follows until that many run. A service that scales by itself goes on from there, within its range; the range is the project’s. Of others, the next deployment sets what the project says.',
  arguments: { usage: 'SERVICE=TASKS...', atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  options: projectOptions,
  examples: ['seaworthy scale api=4', 'seaworthy scale api=2 worker=0 --environment staging'],
  run: 'scale',
});
