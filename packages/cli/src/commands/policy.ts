import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy policy`: what whoever deploys may do. */
export const policyCommand = engineCommand({
  name: 'policy',
  summary: 'Prints the least permissions to deploy this project, or to read it',
  description:
    'Derives an IAM policy from the templates: what Seaworthy asks AWS itself, limited to the names of this project, and what CloudFormation does with the resource types of these templates, which the same person cannot do by hand. IAM takes 6,144 characters in a managed policy; --out writes as many as it takes.',
  options: [...projectOptions.filter((name) => name !== 'json'), 'for', 'out'],
  examples: ['seaworthy policy', 'seaworthy policy --for plan', 'seaworthy policy --out policies'],
  run: 'policy',
});
