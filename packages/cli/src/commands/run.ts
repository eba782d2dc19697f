import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy run`: a task, once. */
export const runCommand = engineCommand({
  name: 'run',
  summary: 'Runs a job, or another command in a service’s image, once, as it is deployed',
  description:
    'Starts one task with the image, variables, secrets, roles and network that are deployed, shows what it writes, and exits with its exit code. What follows -- is its command in place of its own. Ctrl-C stops the task.',
  arguments: {
    usage: 'SERVICE [-- COMMAND...]',
    atLeast: 1,
    atMost: Number.POSITIVE_INFINITY,
  },
  options: projectOptions,
  examples: ['seaworthy run migrate', 'seaworthy run api -- node dist/import.js --all'],
  run: 'run',
});
