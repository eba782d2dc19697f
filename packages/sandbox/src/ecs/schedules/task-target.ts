import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import { type Shape, sdkShape } from '../shapes/sdk-shape.ts';

/** A target of a schedule or rule that runs tasks, as templates write it. */
export interface TaskTarget {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly EcsParameters: object;
  readonly Input?: string;
}

/** What the target asks ECS to run. `Input` overrides containers, in RunTask's own JSON. */
export function runTaskOf(target: TaskTarget): RunTaskRequest {
  refuseUnknown('EcsParameters', target.EcsParameters, parameters);
  const { TaskDefinitionArn, TaskCount, NetworkConfiguration, ...rest } = Object.fromEntries(
    Object.entries(target.EcsParameters),
  );
  if (typeof TaskDefinitionArn !== 'string') {
    throw new AwsError('ValidationException', 'EcsParameters must have a TaskDefinitionArn.');
  }
  return {
    ...sdkShape<Partial<RunTaskRequest>>(rest, shape),
    cluster: target.Arn,
    taskDefinition: TaskDefinitionArn,
    count: Number(TaskCount ?? 1),
    ...networkOf(NetworkConfiguration),
    ...(target.Input !== undefined && { overrides: overridesOf(target.Input) }),
  };
}

const parameters = [
  'TaskDefinitionArn',
  'TaskCount',
  'LaunchType',
  'CapacityProviderStrategy',
  'NetworkConfiguration',
  'PlatformVersion',
  'EnableExecuteCommand',
  'EnableECSManagedTags',
  'PropagateTags',
  'Group',
];

const shape: Shape = {
  numbers: ['Base', 'Weight'],
  booleans: ['EnableExecuteCommand', 'EnableECSManagedTags'],
};

/** Rules write `AwsVpcConfiguration`, schedules `AwsvpcConfiguration`. */
function networkOf(configuration: unknown): Pick<RunTaskRequest, 'networkConfiguration'> {
  if (typeof configuration !== 'object' || configuration === null) return {};
  const [awsvpc] = Object.values(configuration);
  return { networkConfiguration: { awsvpcConfiguration: sdkShape(awsvpc, {}) } };
}

function overridesOf(input: string): NonNullable<RunTaskRequest['overrides']> {
  try {
    const overrides: NonNullable<RunTaskRequest['overrides']> = JSON.parse(input);
    return overrides;
  } catch {
    throw new AwsError(
      'ValidationException',
      'Input must be a JSON text with the overrides of the task.',
    );
  }
}
