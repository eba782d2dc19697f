import {
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeStack } from '../deploy/describe-stack.ts';
import { secretParameter } from './changes-between.ts';
import type { ReleasedStack } from './release.ts';
import { withoutDefaults } from './released-stack.ts';
import { hashOf } from './store/text-shelf.ts';

/** What a stack in the account has, in the words of a release, with the template's own text. */
export interface DeployedStack {
  readonly stack: ReleasedStack;
  readonly body: string;
}

/** Asks the account what it has of a released stack; undefined when it is not there or unusable. */
export async function readDeployedStack(
  released: ReleasedStack,
  context: DeployedContext,
): Promise<DeployedStack | undefined> {
  const found = await describeStack(released.name, context);
  if (!found || !/(CREATE|UPDATE)(_ROLLBACK)?_COMPLETE/.test(found.StackStatus ?? '')) {
    return undefined;
  }
  const { TemplateBody: body = '' } = await context.clients.cloudFormation.send(
    new GetTemplateCommand({ StackName: released.name, TemplateStage: 'Original' }),
    { abortSignal: context.signal },
  );
  const { name, layer, service } = released;
  return {
    body,
    stack: {
      name,
      layer,
      ...(service && { service }),
      template: hashOf(body),
      parameters: await parametersOf(found, body, released, context),
    },
  };
}

type DeployedContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/** Those that differ from their defaults, as releases have them. */
async function parametersOf(
  { StackName = '', Parameters = [] }: Stack,
  body: string,
  released: ReleasedStack,
  context: DeployedContext,
): Promise<Readonly<Record<string, string>>> {
  const parameters = withoutDefaults(
    Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    body,
  );
  if (!(secretParameter in parameters)) return parameters;
  const version = await secretVersionIn(StackName, released, context);
  return { ...parameters, [secretParameter]: version };
}

/**
 * CloudFormation conceals the version, which is no secret; the task definition tells it. Without
 * one, as on Batch, the release is believed.
 */
async function secretVersionIn(
  StackName: string,
  released: ReleasedStack,
  { clients, signal }: DeployedContext,
): Promise<string> {
  const options = { abortSignal: signal };
  const { StackResources = [] } = await clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName }),
    options,
  );
  const taskDefinition = StackResources.find(
    ({ ResourceType }) => ResourceType === 'AWS::ECS::TaskDefinition',
  )?.PhysicalResourceId;
  if (taskDefinition === undefined) return released.parameters[secretParameter] ?? '';
  const command = new DescribeTaskDefinitionCommand({ taskDefinition });
  const { taskDefinition: found } = await clients.ecs.send(command, options);
  // `arn:aws:secretsmanager:…:secret:NAME:KEY:STAGE:VERSION`
  const versions = (found?.containerDefinitions ?? []).flatMap(({ secrets = [] }) =>
    secrets.map(({ valueFrom = '' }) => valueFrom.split(':')[9]),
  );
  return versions.find(Boolean) ?? '';
}
