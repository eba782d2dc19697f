import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The registry is reached and its layers in S3 are not.',
  rule: 'image-endpoints-incomplete',
  line: 'compose.yaml: zones: 2 nat: single',
  script: {
    pull: {
      fails:
        'ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code',
    },
  },
  check: false,
  deployment: 'fails',
};
