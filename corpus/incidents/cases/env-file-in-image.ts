import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: .env is copied into the image with everything else.',
  rule: 'secret-in-image',
  line: 'api/',
  files: {
    'api/.env': 'STRIPE_KEY=sk_test_1234567890\n',
    'api/.dockerignore': 'node_modules\n',
    'api/Dockerfile': [
      { text: 'COPY package.json server.js worker.js migrate.js ./', by: 'COPY . .' },
    ],
  },
  check: true,
};
