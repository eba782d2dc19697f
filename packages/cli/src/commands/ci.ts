import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy ci`: deployments from GitHub. */
export const ciCommand = engineCommand({
  name: 'ci',
  summary: 'Writes a GitHub workflow that plans pull requests and deploys, without keys',
  description:
    'Writes .github/workflows/seaworthy.yml, which says on every pull request what is wrong and what it would cost, and deploys after every push to the main branch; and .github/seaworthy-role.json, a CloudFormation template with the role that it takes by OpenID Connect. Says the commands that create the role. A file that exists is changed only after the change was shown and agreed to.',
  arguments: { usage: '[OWNER/REPOSITORY]', atLeast: 0, atMost: 1 },
  options: [...projectOptions.filter((name) => name !== 'json'), 'yes'],
  examples: ['seaworthy ci', 'seaworthy ci acme/shop --environment staging'],
  run: 'ci',
});
