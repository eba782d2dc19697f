import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy rehearse`: whether the plan runs. */
export const rehearseCommand = engineCommand({
  name: 'rehearse',
  summary: 'Runs the planned templates on this machine and says what would fail on AWS',
  description:
    'Deploys the CloudFormation templates of plan into a local AWS: tasks run as containers with their production limits, roles, secrets and network rules, and the load balancer probes and routes. Needs Docker or Podman, no AWS account. Exits with 1 when something would fail.',
  options: [...projectOptions, 'service', 'update', 'fault', 'keep', 'timeout'],
  examples: [
    'seaworthy rehearse',
    'seaworthy rehearse --update build',
    'seaworthy rehearse --service api --keep',
  ],
  run: 'rehearse',
});
