import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The entry point lost its mode on the way through Windows.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  says: '/docker-entrypoint.sh',
  script: {
    start: {
      fails: {
        code: 'CannotStartContainerError',
        reason:
          'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/docker-entrypoint.sh": permission denied: unknown',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
