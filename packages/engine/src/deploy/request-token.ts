import { randomUUID } from 'node:crypto';

/** By it, AWS knows a call that is repeated because its answer was lost. */
export function requestToken(): string {
  return `seaworthy-${randomUUID()}`;
}
