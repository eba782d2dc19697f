import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The driver of MariaDB writes addresses in its own way.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: '(host=localhost)(port=3306)',
  script: ends(
    1,
    'Exception in thread "main" java.sql.SQLNonTransientConnectionException: Could not connect to address=(host=localhost)(port=3306)(type=primary) : Socket fail to connect to host:address=(host=localhost)(port=3306)(type=primary). Connection refused',
    '\tat org.mariadb.jdbc.client.impl.ConnectionHelper.connectSocket(ConnectionHelper.java:136)',
    '\tat com.example.shop.Main.main(Main.java:19)',
    'Caused by: java.net.ConnectException: Connection refused',
    '\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)',
    '\t... 4 more',
  ),
  check: false,
  deployment: 'fails',
};
