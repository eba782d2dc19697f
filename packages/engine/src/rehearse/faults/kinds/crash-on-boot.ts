import type { Fault } from '../fault.ts';
import { runInstead } from '../program/run-instead.ts';

export const crashOnBoot: Fault = {
  name: 'crash-on-boot',
  does: 'the container writes a line and leaves with 1 as soon as it is started',
  expects: 'the second death trips the circuit breaker and the stack is rolled back',
  shows: /Essential container in task exited \(.*: exit code 1\)/,
  ends: 'rolled-back',
  cause: 'crash-loop',
  change: (place) => runInstead(place, "echo 'cannot start: this fault ends it' >&2; exit 1"),
};
