import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The script that starts the program is not in the image.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  says: './start.sh',
  script: {
    start: {
      fails: {
        code: 'CannotStartContainerError',
        reason:
          'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "./start.sh": stat ./start.sh: no such file or directory: unknown',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
