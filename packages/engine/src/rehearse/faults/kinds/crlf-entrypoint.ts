import { type Fault, refuse } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

export const crlfEntrypoint: Fault = {
  name: 'crlf-entrypoint',
  does: 'the program is started by a script whose lines end as on Windows',
  expects: 'Linux finds no interpreter `/bin/sh\\r` (127); the second death trips the breaker',
  shows: /entrypoint\.sh: (not found|no such file or directory|cannot execute: required file)/i,
  ends: 'rolled-back',
  cause: 'entrypoint-crlf',
  change: (place) =>
    place.service.readonlyRoot
      ? refuse(`${place.service.name} has a read-only file system, which takes no script`)
      : runAround(
          place,
          [
            'script=$(mktemp -d)/entrypoint.sh',
            `printf '#!/bin/sh\\r\\nexec "$@"\\r\\n' > $script`,
            'chmod +x $script',
            'exec $script "$@"',
          ].join('; '),
        ),
};
