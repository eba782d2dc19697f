import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy doctor`: why something does not run, and what mends it. */
export const doctorCommand = engineCommand({
  name: 'doctor',
  summary: 'Says why something does not run, what shows it, and what mends it',
  description:
    'Examines the project here and, if an AWS account answers, what runs of it; or any service of ECS, with --cluster and --service; or the black box of a deployment. Only reads. One cause for each problem, with AWS’s or the application’s own words, the line of the project, the mend, and how sure that is. Exits with 1 when there is a problem.',
  arguments: { usage: '[BLACK-BOX]', atLeast: 0, atMost: 1 },
  options: [...projectOptions, 'cluster', 'service', 'fix', 'yes'],
  examples: [
    'seaworthy doctor',
    'seaworthy doctor --fix',
    'seaworthy doctor --cluster shop --service api --region eu-west-1',
  ],
  run: 'doctor',
});
