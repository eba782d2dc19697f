import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The command does not exist in the image.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  script: {
    start: {
      fails: {
        code: 'CannotStartContainerError',
        reason: 'exec: "gunicorn": executable file not found in $PATH',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
