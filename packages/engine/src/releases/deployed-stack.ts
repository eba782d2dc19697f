import {
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { readReferences } from '../aws/read-references.ts';
import { describeStack } from '../deploy/describe-stack.ts';
import { readReference } from '../secret-store/read-reference.ts';
import { secretParameter } from './changes-between.ts';
import type { ReleasedStack } from './release.ts';
import { settingsOf, tellingParameters } from './released-stack.ts';
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
      settings: settingsOf(body),
      parameters: await parametersOf(found, body, context),
    },
  };
}

type DeployedContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/** Those that releases have. */
async function parametersOf(
  { StackName = '', Parameters = [] }: Stack,
  body: string,
  context: DeployedContext,
): Promise<Readonly<Record<string, string>>> {
  const parameters = tellingParameters(
    Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    body,
  );
  if (!(secretParameter in parameters)) return parameters;
  const version = await secretVersionIn(StackName, context);
  return { ...parameters, [secretParameter]: version };
}

/**
 * CloudFormation conceals the version, which is no secret; the definition of the service's tasks or
 * jobs tells it.
 */
async function secretVersionIn(StackName: string, context: DeployedContext): Promise<string> {
  const { StackResources = [] } = await context.clients.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName }),
    { abortSignal: context.signal },
  );
  const references = (await readReferences(StackResources, context)) ?? [];
  return references.map((reference) => readReference(reference).version).find(Boolean) ?? '';
}
