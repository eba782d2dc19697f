import type { Fault } from '../fault.ts';
import { runAround } from '../program/run-instead.ts';

export const envFileDemanded: Fault = {
  name: 'env-file-demanded',
  does: 'the program reads ./.env before it starts, and no image has one',
  expects: 'it ends at once; the second death trips the breaker',
  shows: /\.env['"]?: No such file/,
  ends: 'rolled-back',
  cause: 'dotenv-file-required',
  change: (place) => runAround(place, '. ./.env || exit 1; exec "$@"'),
};
