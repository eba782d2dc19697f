import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

/** Seconds; longer than the load balancer takes to find a task healthy. */
const lives = 20;

export const crashLater: Fault = {
  name: 'crash-later',
  does: `the program runs for ${lives} seconds and then ends with 1, again and again`,
  expects: 'the deployment succeeds; ECS replaces tasks for ever, and no breaker counts them',
  shows: /Essential container in task exited \(.*: exit code 1\)/,
  ends: 'deployed',
  cause: 'crash-loop',
  afterwards: 'watch',
  change: (place) =>
    runAround(
      place,
      [
        `trap 'kill $program; exit 143' TERM`,
        '"$@" & program=$!',
        `sleep ${lives} & wait $!`,
        "echo 'ends now: this fault ends it' >&2",
        'kill $program; exit 1',
      ].join('\n'),
    ),
};
