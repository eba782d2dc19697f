import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: a variable that the program requires was never listed.',
  rule: 'env-required-missing',
  line: 'api/server.js',
  files: {
    'api/server.js':
      "if (!process.env.SHOP_TOKEN) throw new Error('SHOP_TOKEN is required');\nimport { createServer } from 'node:http';\n\nconst server = createServer((request, response) => {\n  if (request.url === '/health') return response.end('ok');\n  response.end('shop');\n});\nserver.keepAliveTimeout = 65_000;\nserver.headersTimeout = 66_000;\nserver.listen(8000, '0.0.0.0');\nprocess.on('SIGTERM', () => server.close(() => process.exit(0)));\n",
  },
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 994, line: '/app/server.js:2' },
      { after: 995, line: "if (!token) throw new Error('SHOP_TOKEN is required');" },
      { after: 996, line: '                  ^' },
      { after: 997, line: '' },
      { after: 998, line: 'Error: SHOP_TOKEN is required' },
      { after: 999, line: '    at file:///app/server.js:2:20' },
    ],
  },
  check: true,
  deployment: 'fails',
};
