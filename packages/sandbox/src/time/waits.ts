import type { Observe } from '../observation.ts';
import type { Clock } from './clock.ts';

/**
 * How long AWS takes for things that nobody configures, in seconds: what a rehearsal shortens and
 * a test in virtual time keeps. Sources beside each; `estimate` where AWS publishes nothing.
 */
export const awsWaits = {
  // opensearch-migrations PR 2116: 11 s and 44 s between creation and the pull of a task's image.
  'task-provisioning': 15,
  'task-deprovisioning': 5,
  // ECS API, DeploymentConfiguration: a task that nothing checks counts 40 s after it runs.
  'unchecked-task': 40,
  // A task whose packets go nowhere retries five times before it gives up.
  'unreachable-service': 180, // estimate
  'load-balancer': 150, // estimate
  'nat-gateway': 105, // estimate
  'internet-gateway': 15, // estimate
  'vpc-endpoint': 60, // estimate
  certificate: 120, // estimate, after the validation record exists
  distribution: 240, // estimate
  'database-cluster': 60, // estimate
  'database-instance': 420, // estimate
  cache: 420, // estimate
  broker: 600, // estimate
  'file-system-mount-target': 90, // estimate
  'compute-environment': 30, // estimate
  resource: 2, // any other resource: the call and its confirmation
} as const;

/** A wait of AWS's by name. */
export type WaitName = keyof typeof awsWaits;

/** Passes AWS's own waits: in full on a virtual clock, shortened and reported in a rehearsal. */
export interface Waits {
  /** Begins a wait for who has other things to do meanwhile; the answer is its length in milliseconds. */
  begin(name: WaitName, of: string): number;
  /** Resolves when the thing `of` (a name the user knows) would be there. */
  pass(name: WaitName, of: string, signal?: AbortSignal): Promise<void>;
  /** Passes a drain of so many seconds; a shortened one ends when nothing is under way any more. */
  drain(seconds: number, of: string, isIdle: () => boolean, signal: AbortSignal): Promise<void>;
}

/** AWS's waits at their full length: for virtual time. */
export function fullWaits(clock: Clock): Waits {
  const begin: Waits['begin'] = (name) => awsWaits[name] * 1000;
  return {
    begin,
    pass: (name, of, signal) => clock.sleep(begin(name, of), signal),
    drain: (seconds, _of, _isIdle, signal) => clock.sleep(seconds * 1000, signal),
  };
}

/** Of each second that AWS takes, a rehearsal waits so many milliseconds. */
const shortenedPerSecond = 5;

/** The longest wait of a rehearsal, in milliseconds. */
const longestShortened = 300;

/** Milliseconds of waits in which something can still go wrong that a rehearsal must not miss. */
const watched: Partial<Record<WaitName, number>> = {
  'unchecked-task': 5000, // a program that crashes on boot mostly has by then
};

/** How often a shortened drain looks whether it is over, in milliseconds. */
const drainPace = 500;

/** AWS's waits shortened to a fraction of a second, or to some seconds if need be, each reported as what it would have been. */
export function shortenedWaits(clock: Clock, observe: Observe): Waits {
  const begin: Waits['begin'] = (name, of) => {
    const awsSeconds = awsWaits[name];
    const milliseconds =
      watched[name] ?? Math.min(awsSeconds * shortenedPerSecond, longestShortened);
    observe({ kind: 'wait-shortened', wait: name, of, awsSeconds, milliseconds });
    return milliseconds;
  };
  return {
    begin,
    pass: (name, of, signal) => clock.sleep(begin(name, of), signal),
    async drain(seconds, of, isIdle, signal) {
      const end = clock.now() + seconds * 1000;
      const left = () => end - clock.now();
      do await clock.sleep(Math.min(drainPace, left()), signal);
      while (left() > 0 && !isIdle());
      const awsSeconds = left() / 1000;
      if (awsSeconds <= 0) return;
      observe({ kind: 'wait-shortened', wait: 'draining', of, awsSeconds, milliseconds: 0 });
    },
  };
}
