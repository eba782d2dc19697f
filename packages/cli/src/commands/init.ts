import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy init`: the small files that a project needs on its way. */
export const initCommand = engineCommand({
  name: 'init',
  summary: 'Writes the small files that a project lacks, and shows before it changes any',
  description:
    'Writes what is missing: .env.example, .dockerignore, secret.example.json, a file of settings for the environment with the decision which variables are secrets, and an entrypoint.sh for images without Node. A file that exists is changed only after the change was shown and agreed to. Values of secrets are written nowhere.',
  options: [...projectOptions.filter((name) => name !== 'strict'), 'yes'],
  examples: ['seaworthy init', 'seaworthy init --environment staging'],
  run: 'init',
});
