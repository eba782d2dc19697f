import { expect, test } from 'vitest';
import { startFailure } from './start-failures.ts';

const asEcsSays =
  'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown';

test.each([
  [
    'Podman',
    '(HTTP code 409) unexpected - preparing container 3760 for attach: runc: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: OCI runtime attempted to invoke a command that was not found ',
  ],
  [
    'Docker',
    '(HTTP code 400) unexpected - failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
  ],
])('what %s says of a missing program is said as ECS says it', (_engine, message) => {
  expect(startFailure(new Error(message))).toMatchObject({
    code: 'CannotStartContainerError',
    message: asEcsSays,
  });
});
