import type { Clock } from '@seaworthy/sandbox';
import { aroundCalls, type ClientGroup } from './around-calls.ts';

/** Told which service of AWS does not answer, and for how many seconds it has not. */
export type TellSlow = (service: string, seconds: number) => void;

/** Milliseconds without an answer after which it is told. */
const quiet = 8000;

/** Tells when a service lets a call wait: once, until it answers again. */
export function tellSlow(clients: ClientGroup, tell: TellSlow, clock: Pick<Clock, 'after'>): void {
  aroundCalls(clients, 'tell-slow', () => {
    let isTold = false;
    return async (call, clientName) => {
      const cancel = clock.after(quiet, () => {
        if (!isTold) tell(clientName.replace(/Client$/, ''), quiet / 1000);
        isTold = true;
      });
      try {
        const answer = await call();
        isTold = false;
        return answer;
      } finally {
        cancel();
      }
    };
  });
}
