import { describe, expect, test } from 'vitest';
import { requestFor } from './testing/plan-text.ts';
import { rehearseOn, serving, shop, values } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal', () => {
  test('plays the network, load balancer, database and cache that exist elsewhere', async () => {
    const subnets = [1, 2, 3, 4].map((digit) => `subnet-0123456789abcdef${digit}`);
    const store = `
      store:
        existing:
          host: shop.c0ffee.us-east-1.rds.amazonaws.com
          credentials: arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/db-AbCdEf
          securityGroup: sg-0123456789abcdef0`;
    const among = `${shop}    x-seaworthy: ${store}
  cache:
    image: redis:7
    x-seaworthy: ${store}
x-seaworthy:
  network:
    existing:
      vpc: vpc-0123456789abcdef0
      public: [${subnets.slice(0, 2)}]
      private: [${subnets.slice(2)}]
  loadBalancer:
    listener: arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/company/50dc/f2f7
    securityGroup: sg-0123456789abcdef1
    firstPriority: 10000
`;
    const ground = scriptedGround(() => serving);
    const { report, events } = await rehearseOn(ground, requestFor(among, values));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    const told = events.flatMap((event) => (event.kind === 'stack' ? [event.stack] : []));
    expect(told).not.toContain('existing');
  });

  test('plays the buckets, tables and queues that exist elsewhere, which tasks know by name', async () => {
    const existing = (arns: string) => `x-seaworthy: { store: { existing: { arns: ${arns} } } }`;
    const compose = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    environment:
      S3_ENDPOINT: http://files:9000
      BUCKET: uploads
      DYNAMODB_ENDPOINT: http://dynamo:8000
      TABLE: books
      QUEUE_URL: http://queue:9324/000000000000/work
  files:
    image: minio/minio
    ${existing('{ uploads: "arn:aws:s3:::acme-uploads" }')}
  dynamo:
    image: amazon/dynamodb-local
    ${existing('{ books: "arn:aws:dynamodb:us-east-1:111122223333:table/acme-books" }')}
  queue:
    image: softwaremill/elasticmq-native
    ${existing('{ work: "arn:aws:sqs:us-east-1:111122223333:acme-work" }')}
`;
    const seen: Readonly<Record<string, string>>[] = [];
    const ground = scriptedGround(({ environment }) => {
      seen.push(environment);
      return serving;
    });
    const { report } = await rehearseOn(ground, requestFor(compose));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(seen[0]).toMatchObject({
      BUCKET: expect.stringMatching(/^existing-/),
      TABLE: expect.stringMatching(/^existing-/),
      QUEUE_URL: expect.stringMatching(
        /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/\d{12}\/existing-/,
      ),
    });
  });
});
