import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { readValueFrom } from '../value-from.ts';
import { eachContainer, type Rule } from './rule.ts';

const parameterName = /^(arn:[\w-]+:ssm:[\w-]*:\d*:parameter\/.+|[A-Za-z0-9_./-]{1,2048})$/;

/** Secrets of containers and of log drivers. */
export const secretRules: readonly Rule[] = [
  eachContainer(
    (container) => {
      const named = secretsOf(container).filter(({ name }) => !name);
      return named.length > 0 ? 'The secret name must not be null or empty.' : undefined;
    },
    (container) => {
      const wrong = secretsOf(container).find(({ valueFrom = '' }) => {
        const source = readValueFrom(valueFrom);
        return source.kind === 'parameter' && !parameterName.test(source.name);
      });
      return wrong === undefined
        ? undefined
        : `The Systems Manager parameter name specified for secret ${wrong.name} is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-,`;
    },
    ({ secrets = [], environment = [] }) => {
      const names = [...secrets, ...environment].map(({ name }) => name);
      const twice = secrets.find(({ name }) => names.filter((other) => other === name).length > 1);
      return twice === undefined
        ? undefined
        : `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice.name}'.`;
    },
  ),
];

function secretsOf({ secrets = [], logConfiguration }: ContainerDefinition) {
  return [...secrets, ...(logConfiguration?.secretOptions ?? [])];
}
