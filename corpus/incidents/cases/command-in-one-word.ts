import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A command was written as one word of a list.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  says: 'gunicorn shop.wsgi',
  script: {
    start: {
      fails: {
        code: 'CannotStartContainerError',
        reason:
          'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "gunicorn shop.wsgi -b 0.0.0.0:8000": executable file not found in $PATH: unknown',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
