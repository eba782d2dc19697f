import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The task cannot reach ECR, in the words that AWS has for it since 2024.',
  rule: 'image-no-route',
  line: 'compose.yaml: zones: 2 nat: single',
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason:
          'unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.ap-northeast-2.amazonaws.com/": dial tcp 52.95.193.1:443: i/o timeout',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
