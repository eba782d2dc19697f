import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A worker writes to a bucket whose key its role may not use.',
  rule: 'iam-resource-miss',
  line: 'compose.yaml: worker',
  says: 'kms:GenerateDataKey',
  service: 'worker',
  script: ends(
    1,
    '2026/11/02 09:14:05 operation error S3: PutObject, https response error StatusCode: 403, RequestID: 5C1F2D3E, HostID: abc=, api error AccessDenied: User: arn:aws:sts::123456789012:assumed-role/shop-production-worker-WorkerTaskRole-1X2Y3Z/8d1c6f0e is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:ap-northeast-2:123456789012:key/1a2b because no identity-based policy allows the kms:GenerateDataKey action',
    'exit status 1',
  ),
  check: false,
  deployment: 'fails',
};
