import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the program reads a secret that its policy does not cover.',
  rule: 'iam-resource-miss',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: 'botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the GetSecretValue operation: User: arn:aws:sts::123456789012:assumed-role/shop-api/task is not authorized to perform: secretsmanager:GetSecretValue on resource: github-token-7',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
