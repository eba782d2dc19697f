import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Keycloak starts in production mode without being told its own name.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'no hostname setting provided',
  script: ends(
    1,
    '2026-11-02 09:14:05,391 INFO  [org.keycloak.quarkus.runtime.storage.infinispan.CacheManagerFactory] (main) Starting Infinispan embedded cache manager',
    '2026-11-02 09:14:07,120 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode',
    '2026-11-02 09:14:07,121 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Strict hostname resolution configured but no hostname setting provided',
    "2026-11-02 09:14:07,122 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) For more details run the same command passing the '--verbose' option. Also you can use '--help' to see the details about the usage of the particular command.",
  ),
  check: false,
  deployment: 'fails',
};
