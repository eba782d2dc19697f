import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy exec`: a shell in a task. */
export const execCommand = engineCommand({
  name: 'exec',
  summary: 'Opens a shell, or runs another command, in a running task',
  description:
    'Runs a command in a container over ECS Exec; /bin/sh unless said otherwise. A service allows it with x-seaworthy: exec: true. Needs AWS’s session-manager-plugin on this machine.',
  arguments: {
    usage: 'SERVICE [-- COMMAND...]',
    atLeast: 1,
    atMost: Number.POSITIVE_INFINITY,
  },
  options: [...projectOptions.filter((name) => name !== 'json'), 'task', 'container'],
  examples: ['seaworthy exec api', 'seaworthy exec api -- node -e "console.log(process.uptime())"'],
  run: 'exec',
});
