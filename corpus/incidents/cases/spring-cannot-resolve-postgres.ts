import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'A Spring Boot program has the Compose name of its database in a profile; its one telling line is deep in a page of causes.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'UnknownHostException: db',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      {
        after: 900,
        line: '2026-11-02T09:14:05.120Z  INFO 1 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Starting...',
      },
      {
        after: 901,
        line: '2026-11-02T09:14:36.377Z ERROR 1 --- [           main] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Exception during pool initialization.',
      },
      { after: 902, line: 'org.postgresql.util.PSQLException: The connection attempt failed.' },
      {
        after: 903,
        line: '	at org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:361) ~[postgresql-42.7.3.jar!/:42.7.3]',
      },
      {
        after: 904,
        line: '	at com.zaxxer.hikari.pool.HikariPool.checkFailFast(HikariPool.java:560) ~[HikariCP-5.0.1.jar!/:na]',
      },
      { after: 905, line: 'Caused by: java.net.UnknownHostException: db' },
      {
        after: 906,
        line: '	at java.base/sun.nio.ch.NioSocketImpl.connect(NioSocketImpl.java:567) ~[na:na]',
      },
      { after: 907, line: '	... 44 common frames omitted' },
      {
        after: 908,
        line: "2026-11-02T09:14:36.391Z  WARN 1 --- [           main] ConfigServletWebServerApplicationContext : Exception encountered during context initialization - cancelling refresh attempt: org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'entityManagerFactory'",
      },
      {
        after: 909,
        line: '2026-11-02T09:14:36.401Z  INFO 1 --- [           main] o.apache.catalina.core.StandardService   : Stopping service [Tomcat]',
      },
      {
        after: 910,
        line: '2026-11-02T09:14:36.420Z ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
