import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy deploy`: brings the project to AWS, or to its next version. */
export const deployCommand = engineCommand({
  name: 'deploy',
  summary: 'Brings the project to AWS or updates it, and says whether it runs',
  description:
    'Looks at the account, builds the images, brings the CloudFormation stacks to what plan shows, runs the jobs, replaces the services, uploads static sites, and looks for itself whether the new version runs, is healthy and answers. When it does not, the one cause is told, and what ran before runs on. Run it again after whatever happened: it goes on from where things are. What is not there yet is asked for first, with the account and the cost; --yes does not ask. Ctrl-C asks before it stops.',
  options: [...projectOptions, 'allow-replace', 'revert-drift', 'yes'],
  examples: [
    'seaworthy deploy',
    'seaworthy deploy --environment staging',
    'seaworthy deploy --yes --json',
  ],
  run: 'deploy',
});
