import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: CloudFront is given a certificate that is not in us-east-1.',
  rule: 'acm-wrong-region',
  line: 'compose.yaml: name: shop.example.com hostedZone: Z0123456789EXAMPLE',
  resources: edit('AWS::ElasticLoadBalancingV2::Listener', (listener) =>
    listener.Port === 443
      ? {
          ...listener,
          Certificates: [
            { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0d5c6e0a' },
          ],
        }
      : listener,
  ),
  check: true,
};
