import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'An image from a Mac with an M3, on another platform than the tasks.',
  rule: 'image-platform-mismatch',
  line: 'compose.yaml: build: .',
  example: 'shortcut',
  script: {
    exits: { after: 1000, code: 255 },
    logs: [{ after: 900, line: 'exec /usr/local/bin/docker-entrypoint.sh: exec format error' }],
  },
  check: false,
  deployment: 'fails',
};
