import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The program gets over a cache that is not there yet, and then dies of its own bug.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "(reading 'total')",
  script: ends(
    1,
    'redis: connect ECONNREFUSED 127.0.0.1:6379, trying again in 200 ms',
    'redis: ready',
    'orders: 214 to look at',
    '/app/orders.js:44',
    '  return order.cart.total;',
    '                    ^',
    '',
    "TypeError: Cannot read properties of undefined (reading 'total')",
    '    at sum (/app/orders.js:44:21)',
    '    at Array.map (<anonymous>)',
    '',
    'Node.js v20.20.0',
  ),
  check: false,
  deployment: 'fails',
};
