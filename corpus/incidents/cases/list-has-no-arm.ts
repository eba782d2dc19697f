import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'An image with a list of platforms, and not the one of the tasks.',
  rule: 'image-platform-mismatch',
  line: 'compose.yaml: build: ./api',
  script: {
    pull: {
      fails:
        'ref pull has been retried 1 time(s): no match for platform in manifest: not found: no matching manifest for linux/arm64/v8 in the manifest list entries',
    },
  },
  check: false,
  deployment: 'fails',
};
