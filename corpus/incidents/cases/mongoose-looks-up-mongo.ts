import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Mongoose asks for the name that MongoDB had in Compose.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'ENOTFOUND mongo',
  script: ends(
    1,
    'server is running',
    'MongooseServerSelectionError: getaddrinfo ENOTFOUND mongo',
    '    at _handleConnectionErrors (/app/node_modules/mongoose/lib/connection.js:909:11)',
    '    at NativeConnection.openUri (/app/node_modules/mongoose/lib/connection.js:860:11) {',
    '  reason: TopologyDescription {',
    "    type: 'Unknown',",
    "    servers: Map(1) { 'mongo:27017' => [ServerDescription] },",
    '  },',
    '  code: undefined',
    '}',
  ),
  check: false,
  deployment: 'fails',
};
