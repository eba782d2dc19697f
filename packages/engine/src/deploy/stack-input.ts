import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { templateSource } from './templates/template-source.ts';

/**
 * What CloudFormation is told of a stack, whatever is to become of it. Throws TemplateNotSent, and
 * what the SDK throws.
 */
export async function stackInput(stack: StackDeployment, context: DeploymentContext) {
  const { name, parameters, tags } = stack;
  return {
    StackName: name,
    ...(await templateSource(stack, context)),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}
