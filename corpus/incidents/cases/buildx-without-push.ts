import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: buildx builds without --push or --load, and docker push pushes an old image.',
  rule: 'deploy-procedure-lint',
  line: 'deploy.sh',
  files: {
    'deploy.sh':
      '#!/bin/sh\ndocker buildx build -t shop-api:latest .\ndocker push shop-api:latest\n',
  },
  check: true,
};
