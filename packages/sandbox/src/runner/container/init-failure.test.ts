import { expect, test } from 'vitest';
import { initFailure } from './init-failure.ts';

test.each([
  ['ERROR (catatonit:6): failed to exec pid1: No such file or directory', 127],
  ['ERROR (catatonit:12): failed to exec pid1: Permission denied', 126],
  ['ERROR (catatonit:6): failed to exec pid1: Exec format error', undefined],
  ['sh: 1: /app/worker.sh: No such file or directory', undefined],
])('of %j the exit code is %s', (line, code) => {
  expect(initFailure(line)).toBe(code);
});
