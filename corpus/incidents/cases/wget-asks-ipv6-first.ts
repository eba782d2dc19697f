import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'localhost is ::1 for the check in the container, and the program listens on IPv4 alone.',
  rule: 'container-healthcheck-unusable',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000 }],
    command: () => ({
      code: 1,
      output: "wget: can't connect to remote host ([::1]): Connection refused",
    }),
    logs: written('{"level":"info","msg":"http server started","addr":"0.0.0.0:8000"}'),
  },
  check: false,
  deployment: 'fails',
};
