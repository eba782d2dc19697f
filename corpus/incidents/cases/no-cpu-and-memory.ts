import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: the task definition has no CPU and memory that Fargate knows.',
  rule: 'fargate-cpu-memory',
  line: 'compose.yaml: memory: 512M',
  resources: edit(
    'AWS::ECS::TaskDefinition',
    (definition) => ({ ...definition, Cpu: '256', Memory: '4096' }),
    'api',
  ),
  check: true,
  deployment: 'fails',
};
