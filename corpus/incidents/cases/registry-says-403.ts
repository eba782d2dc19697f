import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The registry belongs to another account, which forgot this one in its policy.',
  rule: 'image-ecr-denied',
  line: 'compose.yaml: build: ./api',
  script: {
    pull: {
      fails:
        'pull image manifest has been retried 1 time(s): failed to resolve ref 210987654321.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api:1.4.2: unexpected status from HEAD request to https://210987654321.dkr.ecr.ap-northeast-2.amazonaws.com/v2/shop/api/manifests/1.4.2: 403 Forbidden',
    },
  },
  check: false,
  deployment: 'fails',
};
