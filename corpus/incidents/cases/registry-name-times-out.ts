import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Not even the name of the registry comes back.',
  rule: 'image-no-route',
  line: 'compose.yaml: zones: 2 nat: single',
  script: {
    pull: {
      fails:
        'pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/node:20: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/20": dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: read udp 10.0.11.4:41234->10.0.0.2:53: i/o timeout',
    },
  },
  check: false,
  deployment: 'fails',
};
