import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

export const diskFull: Fault = {
  name: 'disk-full',
  does: 'the program’s first write finds no space, as /dev/full has none',
  expects: 'the program ends; the second death trips the breaker',
  shows: /No space left on device/,
  ends: 'rolled-back',
  cause: 'image-disk-full',
  change: (place) =>
    runAround(place, 'dd if=/dev/zero of=/dev/full bs=4096 count=1 || exit 1; exec "$@"'),
};
