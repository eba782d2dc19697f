import { expect, it } from 'vitest';
import { withoutOwnKills } from './own-kills.ts';

const slow = '[1] [CRITICAL] WORKER TIMEOUT (pid:7)';
const killed = (pid: number) =>
  `[1] [ERROR] Worker (pid:${pid}) was sent SIGKILL! Perhaps out of memory?`;

it('a worker that was too slow was not out of memory; another may have been', () => {
  expect(withoutOwnKills([slow, killed(7), killed(12)])).toEqual([slow, killed(12)]);
});
