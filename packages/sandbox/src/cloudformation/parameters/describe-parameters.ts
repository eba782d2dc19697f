import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { ParameterValues } from './read-parameters.ts';

/** Parameters as `DescribeStacks` shows them: those that must not be echoed as asterisks. */
export function describeParameters(values: ParameterValues): Parameter[] {
  return [...values].map(([key, { given, resolved, noEcho }]) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : given,
    ...(resolved !== undefined && { ResolvedValue: noEcho ? '****' : resolved }),
  }));
}
