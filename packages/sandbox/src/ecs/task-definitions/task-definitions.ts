import type { Account } from '../../account.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { TaskDefinitions } from '../task-definition.ts';
import { definitionHandlers } from './definition-handlers.ts';
import { definitionOperations } from './definition-operations.ts';
import { createDefinitionStore, type DefinitionTags } from './definition-store.ts';

/** Task definitions by family and revision, under Fargate's rules of registration. */
export function createTaskDefinitions(
  account: Pick<Account, 'clock' | 'identity'>,
): TaskDefinitions & {
  readonly tags: DefinitionTags;
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const store = createDefinitionStore(account);
  return {
    find: store.find,
    tags: store.tags,
    operations: definitionOperations(store),
    handlers: definitionHandlers(store),
  };
}
