import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { parameterHandler } from './parameter-handler.ts';
import { createParameterNeeds } from './parameter-needs.ts';
import { parameterReadOperations } from './parameter-read-operations.ts';
import { createParameterStore } from './parameter-store.ts';
import { parameterWriteOperations } from './parameter-write-operations.ts';
import type { Parameters } from './parameters.ts';

/** Makes Parameter Store, empty. */
export function createParameters({
  clock,
  identity,
}: Pick<Account, 'clock' | 'identity'>): Parameters & {
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const store = createParameterStore(identity);
  const dependencies = { store, clock, identity };
  const needs = createParameterNeeds(store, identity);

  return {
    find: (name) => {
      const found = store.select(name);
      if (!found) return undefined;
      const { record, version } = found;
      return {
        name: record.name,
        arn: record.arn,
        type: version.type,
        value: version.value,
        version: version.version,
      };
    },
    operations: {
      ...parameterReadOperations(dependencies, needs),
      ...parameterWriteOperations(dependencies, needs),
    },
    handlers: { 'AWS::SSM::Parameter': parameterHandler(dependencies) },
  };
}
