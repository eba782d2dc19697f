import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy rollback`: back to what ran before. */
export const rollbackCommand = engineCommand({
  name: 'rollback',
  summary: 'Goes back to an earlier release: images, settings and secrets together',
  description:
    'Shows what would change and what cannot be taken back, asks, and deploys the services of an earlier release as they were: image, settings and secret versions. Without a number it is the release before the one that runs. Stores and the network stay as they are, and jobs do not run. When it fails, what ran before runs on.',
  arguments: { usage: '[RELEASE]', atLeast: 0, atMost: 1 },
  options: [...projectOptions, 'yes'],
  examples: ['seaworthy rollback', 'seaworthy rollback 12 --yes'],
  run: 'rollback',
});
