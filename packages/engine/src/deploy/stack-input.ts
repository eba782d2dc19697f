import { randomUUID } from 'node:crypto';
import type { StackDeployment } from './stack-deployment.ts';

/** What CloudFormation is told of a stack, whatever is to become of it. */
export function stackInput({ name, body, parameters, tags }: StackDeployment) {
  return {
    StackName: name,
    TemplateBody: body,
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** By it, AWS knows a call that is repeated because its answer was lost. */
export function requestToken(): string {
  return `seaworthy-${randomUUID()}`;
}
