import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { validationError } from '../template/template-error.ts';
import type { EventSource } from './record-event.ts';
import type { Stack } from './stack.ts';

/** The stacks of an account: at most one of a name that is not deleted, and all that were. */
export class Stacks {
  readonly #source: EventSource;
  readonly #byId = new Map<string, Stack>();
  readonly #byName = new Map<string, Stack>();

  constructor(source: EventSource) {
    this.#source = source;
  }

  /** Adds a stack without resources. Throws AWS's AlreadyExistsException or ValidationError. */
  add(name: string): Stack {
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
      throw validationError(
        `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    }
    if (this.live(name) !== undefined) {
      throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    }
    const { clock, identity } = this.#source;
    const stack: Stack = {
      id: arnOf(identity, 'cloudformation', `stack/${name}/${identity.uuid()}`),
      name,
      createdAt: clock.now(),
      status: 'REVIEW_IN_PROGRESS',
      protected: false,
      disableRollback: false,
      outputs: [],
      resources: new Map(),
      existing: new Set(),
      events: [],
      changeSets: new Map(),
    };
    this.#byId.set(stack.id, stack);
    this.#byName.set(name, stack);
    return stack;
  }

  /** Takes back an addition. */
  forget(stack: Stack): void {
    this.#byId.delete(stack.id);
    this.#byName.delete(stack.name);
  }

  /** All of them, the newest first. */
  stacks(): readonly Stack[] {
    return [...this.#byId.values()].reverse();
  }

  /** By name, if it is not deleted. */
  live(name: string): Stack | undefined {
    const stack = this.#byName.get(name);
    return stack?.status === 'DELETE_COMPLETE' ? undefined : stack;
  }

  /** By name, if it is not deleted, or by id. */
  find(nameOrId: string): Stack | undefined {
    return this.#byId.get(nameOrId) ?? this.live(nameOrId);
  }

  /** The same; `missing` is AWS's sentence for none. */
  get(nameOrId: string | undefined, missing: (name: string) => string): Stack {
    const stack = nameOrId === undefined ? undefined : this.find(nameOrId);
    if (stack === undefined) throw validationError(missing(nameOrId ?? ''));
    return stack;
  }
}
