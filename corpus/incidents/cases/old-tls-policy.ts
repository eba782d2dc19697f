import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: the listener has AWS’s default policy, which still allows TLS 1.0.',
  rule: 'alb-tls-posture',
  line: 'compose.yaml: api',
  resources: edit(
    'AWS::ElasticLoadBalancingV2::Listener',
    ({ SslPolicy: _policy, ...listener }) => listener,
  ),
  check: true,
};
