import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the task definition names no execution role.',
  rule: 'fargate-exec-role-missing',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::ECS::TaskDefinition',
    ({ ExecutionRoleArn: _role, ...definition }) => definition,
    'api',
  ),
  check: true,
  deployment: 'fails',
};
