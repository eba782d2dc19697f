import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Puma binds to 127.0.0.1, as in development.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  says: 'http://127.0.0.1:8000',
  script: {
    listens: [{ port: 8000, address: '127.0.0.1' }],
    logs: written(
      '=> Booting Puma',
      '=> Rails 7.1.3 application starting in production ',
      '=> Run `bin/rails server --help` for more startup options',
      'Puma starting in single mode...',
      '* Puma version: 6.4.2 (ruby 3.3.0-p0) ("The Eagle of Durin")',
      '*  Min threads: 5',
      '*  Max threads: 5',
      '*  Environment: production',
      '*          PID: 1',
      '* Listening on http://127.0.0.1:8000',
      'Use Ctrl-C to stop',
    ),
  },
  check: false,
  deployment: 'fails',
};
