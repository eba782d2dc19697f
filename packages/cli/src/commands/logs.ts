import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy logs`: what tasks write. */
export const logsCommand = engineCommand({
  name: 'logs',
  summary: 'Shows what the tasks of services write, several services by their time',
  description:
    'Reads CloudWatch Logs of the services that are named, or of all, and shows each line once with its service and task. After the command’s name -f follows, as with docker compose; a Compose file is then --file, or -f before the name. With --json, each line is an object.',
  arguments: { usage: '[SERVICE...]', atLeast: 0, atMost: Number.POSITIVE_INFINITY },
  options: [...projectOptions, 'follow', 'since', 'task'],
  shorts: { f: 'follow' },
  examples: [
    'seaworthy logs -f',
    'seaworthy logs api worker --since 2h',
    'seaworthy logs api --task 890e52f4 --json',
  ],
  run: 'logs',
});
