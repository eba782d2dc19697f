import { setMaxListeners } from 'node:events';
import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account.ts';
import type { Handlers } from '../../resources/handlers.ts';
import { recordResourceStatus, recordStackStatus } from '../stacks/record-event.ts';
import type { Stack, StackResource } from '../stacks/stack.ts';

/** What the steps of stack operations take from the rest of the account. */
export interface StackSources
  extends Pick<Account, 'clock' | 'identity' | 'observe' | 'parameters' | 'secrets' | 'waits'> {
  readonly handlers: Handlers;
}

/** Why an operation stops: a resource failed, or the user wants it. */
export type StopReason = 'failed' | 'cancelled' | 'deleted';

/** One go at a stack's resources: what its steps share. Its first failure stops the rest. */
export class StackWork {
  readonly sources: StackSources;
  readonly stack: Stack;
  readonly failed: Record<'create' | 'update' | 'delete', string[]> = {
    create: [],
    update: [],
    delete: [],
  };
  readonly #controller = new AbortController();
  stopped: StopReason | undefined;

  constructor(sources: StackSources, stack: Stack) {
    this.sources = sources;
    this.stack = stack;
    // Each resource under way listens.
    setMaxListeners(0, this.#controller.signal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(because: StopReason): void {
    if (this.stopped !== undefined) return;
    this.stopped = because;
    this.#controller.abort(new Error(`The stack operation was ${because}.`));
  }

  /** AWS's list of what failed, empty if nothing did: `The following resource(s) failed to create: [A]. ` */
  failures(): string {
    return (['create', 'update', 'delete'] as const)
      .filter((action) => this.failed[action].length > 0)
      .map(
        (action) =>
          `The following resource(s) failed to ${action}: [${this.failed[action].join(', ')}]. `,
      )
      .join('');
  }

  setStatus(status: StackStatus, reason?: string): void {
    recordStackStatus(this.sources, this.stack, status, reason);
  }

  setResource(resource: StackResource, status: ResourceStatus, reason?: string): void {
    recordResourceStatus(this.sources, this.stack, resource, status, reason);
  }
}
