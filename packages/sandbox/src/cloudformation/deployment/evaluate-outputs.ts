import type { Output } from '@aws-sdk/client-cloudformation';
import { validationError } from '../template/template-error.ts';
import { evaluate } from '../values/evaluate.ts';
import type { ResourceReader } from '../values/scope.ts';
import type { Deployment } from './deployment.ts';

/** The outputs of a deployment, in AWS's shape. Throws AWS's ValidationError. */
export function evaluateOutputs(
  deployment: Deployment,
  resources: ResourceReader,
): readonly Output[] {
  const scope = deployment.scope(resources);
  return [...deployment.template.outputs]
    .filter(([, { condition }]) => condition === undefined || deployment.holds(condition))
    .map(([key, { value, description, exportName }]) => ({
      OutputKey: key,
      OutputValue: outputText(key, evaluate(value, scope)),
      ...(description !== undefined && { Description: description }),
      ...(exportName !== undefined && { ExportName: String(evaluate(exportName, scope)) }),
    }));
}

function outputText(key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw validationError(
    `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
  );
}
