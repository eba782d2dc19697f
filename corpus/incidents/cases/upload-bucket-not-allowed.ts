import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program writes to a bucket that the policy of its role does not name.',
  rule: 'iam-resource-miss',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 997, line: 'Traceback (most recent call last):' },
      { after: 998, line: '  File "/app/main.py", line 31, in check_storage' },
      {
        after: 999,
        line: 'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::123456789012:assumed-role/shop-production-api/5d0c is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::shop-uploads/probe" because no identity-based policy allows the s3:PutObject action',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
