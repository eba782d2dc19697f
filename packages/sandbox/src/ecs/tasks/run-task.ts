import type { RunTaskCommandInput, RunTaskCommandOutput, TaskOverride } from '@aws-sdk/client-ecs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Operation } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { ContainerOverride, LaunchRequest, Tasks } from '../tasks.ts';
import { describeTask } from './describe-task.ts';
import type { Output, TaskOperationParts } from './operation-parts.ts';
import { unassumableRole } from './start/assume-roles.ts';

const modelled = [
  'capacityProviderStrategy',
  'clientToken',
  'cluster',
  'count',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'group',
  'launchType',
  'networkConfiguration',
  'overrides',
  'platformVersion',
  'propagateTags',
  'startedBy',
  'tags',
  'taskDefinition',
];

const longestOverrides = 8192;

/** RunTask. A repeated client token is not recognised as such. */
export function runTask(
  tasks: Tasks,
  parts: TaskOperationParts,
): Operation<RunTaskCommandInput, Output<RunTaskCommandOutput>> {
  return {
    needs: ({ taskDefinition = '', cluster }) => {
      const { taskDefinitionArn, executionRoleArn, taskRoleArn } =
        parts.definitions.find(taskDefinition);
      return [
        {
          action: 'ecs:RunTask',
          resource: taskDefinitionArn,
          context: {
            'ecs:cluster': arnOf(parts.identity, 'ecs', `cluster/${parts.clusterNamed(cluster)}`),
          },
        },
        ...[executionRoleArn, taskRoleArn]
          .filter((role) => role !== undefined)
          .map((resource) => ({
            action: 'iam:PassRole',
            resource,
            context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          })),
      ];
    },
    run: (input) => {
      refuseUnknown('RunTask', input, modelled);
      const request = launchRequest(input, parts);
      const unassumable = unassumableRole(parts.roles, request.definition);
      if (unassumable !== undefined) throw new AwsError('ClientException', unassumable);
      const count = input.count ?? 1;
      if (count < 1 || count > 10) {
        throw new AwsError('InvalidParameterException', 'Count should be between 1 and 10.');
      }
      const launched = Array.from({ length: count }, () => tasks.launch(request));
      return { tasks: launched.map((task) => describeTask(task, parts.identity)), failures: [] };
    },
  };
}

function launchRequest(input: RunTaskCommandInput, parts: TaskOperationParts): LaunchRequest {
  const definition = parts.definitions.find(input.taskDefinition ?? '');
  if (definition.status !== 'ACTIVE') {
    throw new AwsError('ClientException', 'TaskDefinition is inactive');
  }
  const network = input.networkConfiguration?.awsvpcConfiguration;
  if (network === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  const capacityProvider = providerOf(input);
  return {
    cluster: parts.clusterNamed(input.cluster),
    definition,
    group: input.group ?? `family:${definition.family}`,
    subnetIds: network.subnets ?? [],
    securityGroupIds: network.securityGroups ?? [],
    assignPublicAddress: network.assignPublicIp === 'ENABLED',
    overrides: overridesOf(input.overrides, definition.containerDefinitions),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    ...(input.startedBy !== undefined && { startedBy: input.startedBy }),
    ...(capacityProvider && { capacityProvider }),
    tags: Object.fromEntries((input.tags ?? []).map(({ key = '', value = '' }) => [key, value])),
  };
}

function providerOf({
  launchType,
  capacityProviderStrategy: strategy,
  platformVersion = 'LATEST',
}: RunTaskCommandInput): LaunchRequest['capacityProvider'] {
  if (launchType !== undefined && launchType !== 'FARGATE') {
    throw new NotModelled(`tasks of launch type ${launchType}`);
  }
  if (platformVersion !== 'LATEST' && platformVersion !== '1.4.0') {
    throw new NotModelled(`Fargate's platform version ${platformVersion}`);
  }
  const provider = strategy?.[0]?.capacityProvider;
  if (strategy !== undefined && strategy.length > 1) {
    throw new NotModelled('RunTask with more than one capacity provider');
  }
  if (provider === undefined || provider === 'FARGATE' || provider === 'FARGATE_SPOT') {
    return provider;
  }
  throw new NotModelled(`the capacity provider ${provider}`);
}

function overridesOf(
  overrides: TaskOverride | undefined,
  containers: readonly { readonly name?: string | undefined }[],
): readonly ContainerOverride[] {
  if (overrides === undefined) return [];
  if (JSON.stringify(overrides).length > longestOverrides) {
    throw new AwsError(
      'InvalidParameterException',
      `container overrides length must be at most ${longestOverrides}`,
    );
  }
  refuseUnknown('overrides of RunTask', overrides, ['containerOverrides']);
  return (overrides.containerOverrides ?? []).map((override) => {
    refuseUnknown('containerOverrides of RunTask', override, ['name', 'command', 'environment']);
    const { name = '', command, environment } = override;
    if (!containers.some((container) => container.name === name)) {
      throw new AwsError(
        'InvalidParameterException',
        `Override for container named ${name} is not a container in the TaskDefinition.`,
      );
    }
    return {
      name,
      ...(command && { command }),
      ...(environment && {
        environment: Object.fromEntries(
          environment.map(({ name: key = '', value = '' }) => [key, value]),
        ),
      }),
    };
  });
}
