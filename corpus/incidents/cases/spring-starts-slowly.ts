import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Spring Boot takes minutes to start, and warns meanwhile of traces that nobody takes.',
  rule: 'health-grace-short',
  line: 'compose.yaml: healthcheck',
  script: {
    listens: [{ port: 8000, from: 200_000 }],
    command: (_command, at) => ({ code: at < 200_000 ? 1 : 0 }),
    logs: written(
      '2026-11-02T09:14:05.120Z  INFO 1 --- [shop] [           main] com.example.shop.ShopApplication         : Starting ShopApplication v1.4.2 using Java 21.0.4 with PID 1',
      '2026-11-02T09:14:09.377Z  INFO 1 --- [shop] [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Start completed.',
      '2026-11-02T09:14:10.391Z  WARN 1 --- [shop] [alhost:4317/...] i.o.exporter.internal.grpc.GrpcExporter  : Failed to export spans. Server responded with UNAVAILABLE. Failed to connect to localhost/127.0.0.1:4317: Connection refused',
    ),
  },
  check: false,
  deployment: 'fails',
};
