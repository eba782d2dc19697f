import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The name of the bucket is that of another environment.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'The specified bucket does not exist',
  script: ends(
    1,
    '/app/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4831',
    '  const exception = new NoSuchBucket({',
    '                    ^',
    '',
    'NoSuchBucket: The specified bucket does not exist',
    '    at de_NoSuchBucketRes (/app/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4831:21)',
    "  '$fault': 'client',",
    "  Code: 'NoSuchBucket',",
    "  BucketName: 'shop-staging-uploads'",
    '}',
    '',
    'Node.js v20.20.0',
  ),
  check: false,
  deployment: 'fails',
};
