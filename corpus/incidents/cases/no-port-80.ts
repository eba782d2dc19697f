import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: nothing listens on port 80, and http:// times out.',
  rule: 'alb-tls-posture',
  line: 'compose.yaml: api',
  resources: withoutIds('HttpListener'),
  check: true,
};
