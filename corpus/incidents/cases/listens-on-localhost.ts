import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the server listens on 127.0.0.1, where the load balancer cannot reach it.',
  rule: 'bind-localhost',
  line: 'api/server.js',
  files: {
    'api/server.js':
      "import { createServer } from 'node:http';\n\nconst server = createServer((request, response) => {\n  if (request.url === '/health') return response.end('ok');\n  response.end('shop');\n});\nserver.keepAliveTimeout = 65_000;\nserver.headersTimeout = 66_000;\nserver.listen(8000, '127.0.0.1');\nprocess.on('SIGTERM', () => server.close(() => process.exit(0)));\n",
  },
  script: { listens: [{ port: 8000, address: '127.0.0.1' }] },
  check: true,
  deployment: 'fails',
};
