import type { TaskKind } from '../../../application/application.ts';
import { ref, sub } from '../../build-resource.ts';
import type { Output } from '../../graph.ts';
import { placeTasks } from '../network/place-tasks.ts';
import { givenText, type Scope } from '../scope.ts';
import type { TaskResources } from '../task/build-task.ts';

/** What is needed to run the task once, piece by piece and as a command for AWS's own tool. */
export function runOutputs(scope: Scope<TaskKind>, task: TaskResources): readonly Output[] {
  const placement = placeTasks(scope);
  const subnets = { 'Fn::Join': [',', placement.Subnets] } as const;
  const group = givenText(scope, `security-group/${scope.service.name}`);
  const network = `awsvpcConfiguration={subnets=[\${Subnets}],securityGroups=[${group}],assignPublicIp=${placement.AssignPublicIp}}`;
  const command = `aws ecs run-task --cluster ${givenText(scope, 'cluster')} --launch-type FARGATE --task-definition \${${task.definition.id}} --network-configuration '${network}'`;
  return [
    { id: 'TaskDefinition', description: 'Revision to run.', value: ref(task.definition) },
    { id: 'Cluster', description: 'Cluster to run it in.', value: scope.takings.value('cluster') },
    { id: 'Subnets', description: 'Subnets to run it in.', value: subnets },
    {
      id: 'SecurityGroup',
      description: 'Security group of the task.',
      value: scope.takings.value(`security-group/${scope.service.name}`),
    },
    {
      id: 'PublicAddress',
      description: 'Whether the task needs one.',
      value: placement.AssignPublicIp,
    },
    {
      id: 'RunCommand',
      description: `Runs ${scope.service.name} once.`,
      value: sub(command, { Subnets: subnets }),
    },
  ];
}
