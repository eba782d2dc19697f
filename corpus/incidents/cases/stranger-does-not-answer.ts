import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A service on the internet takes too long; nothing in the network of the project is shut.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'TLS handshake timeout',
  script: ends(
    1,
    '2026/11/02 09:14:17 cannot read prices: Get "https://prices.partner.example/v2/list": net/http: TLS handshake timeout',
  ),
  check: false,
  deployment: 'fails',
};
