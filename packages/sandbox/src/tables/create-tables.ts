// Placeholder of the lead, so that the sandbox compiles: the author of tables replaces this file.
import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { QueueMessage } from '../ecs/pipes/queues.ts';
import type { Handlers } from '../resources/handlers.ts';
export function createTables(_parts: Pick<Account, 'clock' | 'identity'>) {
  return {
    operations: {} as Operations,
    handlers: {} as Handlers,
    exists: (_arn: string) => false,
    receive: (_arn: string, _most: number): readonly QueueMessage[] => [],
    delete: (_arn: string, _handle: string) => {},
    send: (_arn: string, _body: string) => {},
    onVisible: (_arn: string, _listener: () => void) => () => {},
  };
}
