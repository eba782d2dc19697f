import { container } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the repository does not hold the image that is deployed.',
  rule: 'image-not-found',
  line: 'compose.yaml: build: ./api',
  resources: container((one) => ({
    ...one,
    Image: {
      'Fn::Sub':
        '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/shop/production/api:never-pushed',
    },
  })),
  check: false,
  deployment: 'fails',
};
