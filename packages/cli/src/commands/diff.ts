import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy diff`: the project and what is deployed. */
export const diffCommand = engineCommand({
  name: 'diff',
  summary: 'Says how the project differs from what is deployed, drift included',
  description:
    'Compares the templates of the plan with those that are deployed, says which services come, go and change, what AWS would replace and what would lose data, which services read an earlier version of the secret, and what was changed by hand. Reads only. Exits with 0 when nothing differs and with 1 when something does, as git diff --exit-code. Images are compared when they are built, by deploy.',
  options: projectOptions,
  examples: ['seaworthy diff', 'seaworthy diff --environment staging --json'],
  run: 'diff',
});
