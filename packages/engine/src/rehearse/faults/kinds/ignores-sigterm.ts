import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

export const ignoresSigterm: Fault = {
  name: 'ignores-sigterm',
  does: 'a shell that ignores SIGTERM stands before the program, and the tasks are replaced once',
  expects: 'the deployment succeeds; old tasks are killed after their stop timeout, with 137',
  shows: /exit code 137/,
  ends: 'deployed',
  cause: 'sigterm-ignored',
  afterwards: 'replace-tasks',
  change: (place) => runAround(place, `trap '' TERM; "$@" & wait $!`),
};
