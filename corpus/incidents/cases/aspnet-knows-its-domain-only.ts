import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'ASP.NET’s host filter lets its domain through, and neither the load balancer nor the check inside names it.',
  rule: 'tg-host-header-rejected',
  line: 'compose.yaml: AllowedHosts: shop.example.com',
  files: { 'compose.yaml': [{ text: 'LOG_LEVEL: info', by: 'AllowedHosts: shop.example.com' }] },
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 400 }) }],
    command: () => ({ code: 1, output: 'wget: server returned error: HTTP/1.1 400 Bad Request' }),
    logs: written(
      'info: Microsoft.Hosting.Lifetime[14]',
      '      Now listening on: http://[::]:8000',
      'info: Microsoft.AspNetCore.HostFiltering.HostFilteringMiddleware[2]',
      "      The host '10.0.11.4:8000' does not match an allowed host.",
    ),
  },
  check: true,
  deployment: 'fails',
};
