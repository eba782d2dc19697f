import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The manifest comes, and the bucket with the layers does not answer: the endpoint for S3 is missing.',
  rule: 'image-endpoints-incomplete',
  line: 'compose.yaml: zones: 2 nat: single',
  script: {
    pull: {
      fails:
        'ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-ap-northeast-2-starport-layer-bucket.s3.ap-northeast-2.amazonaws.com/1a2b-123456789012-3c4d/5e6f": dial tcp 52.219.60.17:443: i/o timeout',
    },
  },
  check: false,
  deployment: 'fails',
};
