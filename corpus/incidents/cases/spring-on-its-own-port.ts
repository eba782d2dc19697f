import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Spring Boot listens on 8080 as ever, and the project publishes 8000.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  says: '8080',
  script: {
    listens: [{ port: 8080 }],
    command: () => ({
      code: 1,
      output: "wget: can't connect to remote host (127.0.0.1): Connection refused",
    }),
    logs: written(
      '2026-11-02T09:14:05.120Z  INFO 1 --- [shop] [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat initialized with port 8080 (http)',
      "2026-11-02T09:14:08.377Z  INFO 1 --- [shop] [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port 8080 (http) with context path '/'",
      '2026-11-02T09:14:08.391Z  INFO 1 --- [shop] [           main] com.example.shop.ShopApplication         : Started ShopApplication in 4.2 seconds (process running for 4.9)',
    ),
  },
  check: false,
  deployment: 'fails',
};
