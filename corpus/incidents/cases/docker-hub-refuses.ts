import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Docker Hub refuses the image: too many were pulled from this address.',
  rule: 'image-dockerhub-limit',
  line: 'compose.yaml: build: ./api',
  script: { pull: { fails: 'toomanyrequests: You have reached your pull rate limit.' } },
  check: false,
  deployment: 'fails',
};
