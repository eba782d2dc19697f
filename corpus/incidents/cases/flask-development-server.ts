import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The development server of Flask listens on the loopback.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  script: {
    listens: [{ port: 8000, address: '127.0.0.1' }],
    logs: [
      { after: 900, line: " * Serving Flask app 'shop'" },
      { after: 901, line: ' * Debug mode: off' },
      {
        after: 902,
        line: 'WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.',
      },
      { after: 903, line: ' * Running on http://127.0.0.1:8000' },
      { after: 904, line: 'Press CTRL+C to quit' },
    ],
  },
  check: false,
  deployment: 'fails',
};
