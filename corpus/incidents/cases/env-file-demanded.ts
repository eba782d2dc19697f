import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: the backend tests for the file .env and exits, although every variable is set.',
  rule: 'dotenv-file-required',
  line: 'api/server.js',
  files: {
    'api/server.js':
      "import { existsSync } from 'node:fs';\nif (!existsSync('.env')) {\n  console.error('.env file not found');\n  process.exit(1);\n}\nimport { createServer } from 'node:http';\n\nconst server = createServer((request, response) => {\n  if (request.url === '/health') return response.end('ok');\n  response.end('shop');\n});\nserver.keepAliveTimeout = 65_000;\nserver.headersTimeout = 66_000;\nserver.listen(8000, '0.0.0.0');\nprocess.on('SIGTERM', () => server.close(() => process.exit(0)));\n",
  },
  script: { exits: { after: 1000, code: 1 }, logs: [{ after: 999, line: '.env file not found' }] },
  check: true,
  deployment: 'fails',
};
