import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'OTP verifies certificates by itself since 26, and the release has none of RDS.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  says: 'verify_peer',
  script: ends(
    1,
    '09:14:05.102 [error] Postgrex.Protocol (#PID<0.3337.0>) failed to connect: ** (DBConnection.ConnectionError) ssl connect: Options (or their values) can not be combined: [{verify,verify_peer},',
    '{cacerts,undefined}] - {:options, :incompatible, [verify: :verify_peer, cacerts: :undefined]}',
    '** (EXIT from #PID<0.95.0>) shutdown',
  ),
  check: false,
  deployment: 'fails',
};
