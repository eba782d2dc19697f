import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the server closes idle connections before the load balancer does.',
  rule: 'alb-timeouts',
  line: 'api/Dockerfile',
  files: {
    'api/package.json':
      '{ "name": "shop", "type": "module", "dependencies": { "express": "5.1.0" } }\n',
    'api/server.js':
      "import express from 'express';\n\nexpress().get('/health', (_request, response) => response.send('ok')).listen(8000, '0.0.0.0');\n",
  },
  check: true,
};
