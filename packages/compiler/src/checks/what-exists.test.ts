import { expect, test } from 'vitest';
import { planProject } from '../plan.ts';
import { memoryHost } from '../project/testing/memory-host.ts';

const compose = `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
      REDIS_URL: redis://cache:6379/0
    depends_on: [db, cache]
    volumes: ["uploads:/uploads"]
  nightly:
    build: .
    command: ["node", "nightly.js"]
    x-seaworthy: { schedule: "0 3 * * *" }
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
    x-seaworthy:
      store:
        existing:
          host: db.c0ffee.eu-central-1.rds.amazonaws.com
          credentials: arn:aws:secretsmanager:eu-central-1:111122223333:secret:company/db-AbCdEf
          securityGroup: sg-0123456789abcdef0
  cache:
    image: redis:7
    x-seaworthy:
      store:
        existing:
          host: cache.c0ffee.euc1.cache.amazonaws.com
          credentials: arn:aws:secretsmanager:eu-central-1:111122223333:secret:company/cache-AbCdEf
          securityGroup: sg-0123456789abcdef1
volumes: { uploads: {} }
x-seaworthy:
  region: eu-central-1
  domain: shop.example.com
  network:
    existing:
      vpc: vpc-0123456789abcdef0
      private: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]
  loadBalancer:
    listener: arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/company/50dc/f2f7
    securityGroup: sg-0123456789abcdef2
    firstPriority: 10000
`;

const files = {
  'compose.yaml': compose,
  Dockerfile: 'FROM node:20-slim\nUSER node\nCMD ["node", "main.js"]\n',
};

test('Checks find nothing wrong with what exists, of which they see nothing', () => {
  const { diagnostics, templates } = planProject(
    {
      files: ['compose.yaml'],
      folderName: 'shop',
      profiles: [],
      environment: 'production',
      strict: false,
    },
    memoryHost(files, { DB_PASSWORD: 'x' }),
  );
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'graph/entry-exists: Neither certificate nor DNS record is made for shop.example.com: its load balancer exists already.',
  ]);
  expect(templates).toHaveLength(4);
});
