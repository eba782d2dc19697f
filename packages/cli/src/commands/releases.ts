import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy releases`: what was deployed, when and by whom. */
export const releasesCommand = engineCommand({
  name: 'releases',
  summary: 'Lists the releases that the account remembers, and says which one runs',
  description:
    'Lists what was deployed to an environment, the newest first: who did it, when, from which commit, how it ended and what it changed. Which one runs is read from the stacks, not from the record. The account keeps the last fifty releases.',
  options: projectOptions,
  examples: ['seaworthy releases', 'seaworthy releases --environment staging --json'],
  run: 'releases',
});
