import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Uvicorn is started without --host, and listens where only its own container reaches it.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  script: {
    listens: [{ port: 8000, address: '127.0.0.1' }],
    logs: [
      { after: 900, line: 'INFO:     Started server process [1]' },
      {
        after: 950,
        line: 'INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
