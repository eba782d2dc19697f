import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'ASP.NET is started without ASPNETCORE_URLS, and listens on port 5000 of its own container only.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  says: 'http://localhost:5000',
  script: {
    listens: [{ port: 5000, address: '127.0.0.1' }],
    command: () => ({
      code: 1,
      output: "wget: can't connect to remote host (127.0.0.1): Connection refused",
    }),
    logs: written(
      'info: Microsoft.Hosting.Lifetime[14]',
      '      Now listening on: http://localhost:5000',
      'info: Microsoft.Hosting.Lifetime[0]',
      '      Application started. Press Ctrl+C to shut down.',
      'info: Microsoft.Hosting.Lifetime[0]',
      '      Hosting environment: Production',
    ),
  },
  check: false,
  deployment: 'fails',
};
