import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1 5.5: the certificate waits for a validation record that nobody writes.',
  rule: 'acm-pending',
  line: 'compose.yaml: name: shop.example.com hostedZone: Z0123456789EXAMPLE',
  resources: edit('AWS::CertificateManager::Certificate', (certificate) => ({
    ...certificate,
    DomainValidationOptions: undefined,
  })),
  check: true,
};
