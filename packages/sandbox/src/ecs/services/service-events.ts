import type { ServiceEvent } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';

/** AWS keeps this many events of a service. */
const kept = 100;

/** AWS leaves out a message that repeats within six hours while its cause lasts. */
const repeatAfter = 6 * 3_600_000;

/** The events of one service, newest first. */
export interface ServiceEvents {
  readonly list: () => readonly ServiceEvent[];
  /** `message` without `(service NAME) `; `, taskSet ID` may stand inside the parentheses. */
  readonly add: (message: string, taskSet?: string) => void;
  /** For what hinders the service: left out while the same was said in the last six hours. */
  readonly addOnce: (message: string, taskSet?: string) => void;
}

/** Starts an empty list of events for the service `name`. */
export function serviceEvents(
  name: string,
  { clock, identity }: Pick<Account, 'clock' | 'identity'>,
): ServiceEvents {
  const events: ServiceEvent[] = [];
  const lastSaid = new Map<string, number>();

  const add: ServiceEvents['add'] = (message, taskSet) => {
    const from =
      taskSet === undefined ? `(service ${name})` : `(service ${name}, taskSet ${taskSet})`;
    events.unshift({
      id: identity.uuid(),
      createdAt: new Date(clock.now()),
      message: `${from} ${message}`,
    });
    if (events.length > kept) events.pop();
  };

  const addOnce: ServiceEvents['addOnce'] = (message, taskSet) => {
    const before = lastSaid.get(message);
    if (before !== undefined && clock.now() - before < repeatAfter) return;
    for (const [said, at] of lastSaid) if (clock.now() - at >= repeatAfter) lastSaid.delete(said);
    lastSaid.set(message, clock.now());
    add(message, taskSet);
  };

  return { list: () => events, add, addOnce };
}
