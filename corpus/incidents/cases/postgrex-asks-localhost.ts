import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Ecto takes the address of its development settings.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'localhost:5432',
  script: ends(
    1,
    '03:23:47.932 [error] Postgrex.Protocol (#PID<0.273.0>) failed to connect: ** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused',
    '03:23:48.673 [error] Postgrex.Protocol (#PID<0.274.0>) failed to connect: ** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused',
    '03:23:58.102 [notice] Application shop exited: Shop.Application.start(:normal, []) returned an error: shutdown: failed to start child: Shop.Seeds',
    "Kernel pid terminated (application_controller) (\"{application_start_failure,shop,{{shutdown,{failed_to_start_child,'Elixir.Shop.Seeds',killed}},{'Elixir.Shop.Application',start,[normal,[]]}}}\")",
    '',
    'Crash dump is being written to: erl_crash.dump...done',
  ),
  check: false,
  deployment: 'fails',
};
