import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'Somebody changed the password of the database by hand, and its secret still has the old one.',
  rule: 'db-login-refused',
  line: 'compose.yaml: DATABASE_URL: postgresql://rag:${DB_PASSWORD}@db:5432/ragdb',
  says: 'password authentication failed for user',
  example: 'rag-platform',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: '{"level":30,"time":1762074847120,"pid":1,"msg":"starting"}' },
      {
        after: 901,
        line: '{"level":60,"time":1762074847391,"pid":1,"err":{"type":"DatabaseError","message":"password authentication failed for user \\"rag\\"","code":"28P01","severity":"FATAL","routine":"auth_failed"},"msg":"cannot connect"}',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
