import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { DescribeTaskDefinitionCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';
import { makeWhatExists } from './testing/what-exists.ts';

const long = 60_000;
const bookshop = (ids: Ids) => {
  const brokerHost = /\/\/(.+):/.exec(ids.BrokerEndpoint ?? '')?.[1];
  return `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      AMQP_URL: amqp://guest:guest@rabbit:5672
      S3_ENDPOINT: http://files:9000
      BUCKET: uploads
      DYNAMODB_ENDPOINT: http://dynamo:8000
      TABLE: books
      QUEUE_URL: http://queue:9324/000000000000/work
  rabbit:
    image: rabbitmq:3.13
    x-seaworthy:
      store:
        existing:
          host: ${brokerHost}
          credentials: ${ids.BrokerSecret}
          securityGroup: ${ids.BrokerGroup}
          username: company
  files:
    image: minio/minio
    x-seaworthy: { store: { existing: { arns: { uploads: "${ids.UploadsArn}" } } } }
  dynamo:
    image: amazon/dynamodb-local
    x-seaworthy: { store: { existing: { arns: { books: "${ids.BooksArn}" } } } }
  queue:
    image: softwaremill/elasticmq-native
    x-seaworthy: { store: { existing: { arns: { work: "${ids.WorkArn}" } } } }
x-seaworthy:
  region: ap-northeast-2
  network:
    existing:
      vpc: ${ids.Vpc}
      public: [${ids.PublicA}, ${ids.PublicB}]
      private: [${ids.PrivateA}, ${ids.PrivateB}]
`;
};

const variables = { DB_PASSWORD: 'quokka-marzipan' };

type Ids = Readonly<Record<string, string>>;

function shopIn(
  { Vpc, PublicA, PublicB, PrivateA, PrivateB }: Ids,
  { more = '', ofDatabase = '' } = {},
): string {
  return `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
${ofDatabase}x-seaworthy:
  region: ap-northeast-2
  network:
    existing:
      vpc: ${Vpc}
      public: [${PublicA}, ${PublicB}]
      private: [${PrivateA}, ${PrivateB}]
${more}`;
}

/** An account in which much exists that nobody shall change. */
async function accountInUse() {
  const harbour = new Harbour();
  const { account } = harbour;
  const run = <T>(work: () => Promise<T>) =>
    inVirtualTime(harbour.scripted.clock, account.clients, work);
  const ids = await run(() => makeWhatExists(account.clients, () => account.clock.sleep(1000)));
  const look = async () => {
    const { ec2 } = await account.further();
    const { loadBalancing } = account.clients;
    const balancers = await loadBalancing.send(new DescribeLoadBalancersCommand({}));
    const [first] = balancers.LoadBalancers ?? [];
    const place = { LoadBalancerArn: first?.LoadBalancerArn };
    const listeners = await loadBalancing.send(new DescribeListenersCommand(place));
    const ListenerArn = listeners.Listeners?.[0]?.ListenerArn;
    const rules = await loadBalancing.send(new DescribeRulesCommand({ ListenerArn }));
    const [vpcs, subnets, tables, gateways, endpoints, groups] = await Promise.all([
      ec2.send(new DescribeVpcsCommand({})),
      ec2.send(new DescribeSubnetsCommand({})),
      ec2.send(new DescribeRouteTablesCommand({})),
      ec2.send(new DescribeNatGatewaysCommand({})),
      ec2.send(new DescribeVpcEndpointsCommand({})),
      ec2.send(
        new DescribeSecurityGroupsCommand({
          GroupIds: [ids.EntryGroup ?? '', ids.DbGroup ?? '', ids.BrokerGroup ?? ''],
        }),
      ),
    ]);
    return [
      vpcs.Vpcs,
      // How many addresses are free is what tasks and stores do change.
      subnets.Subnets?.map(({ AvailableIpAddressCount: _, ...subnet }) => subnet),
      tables.RouteTables,
      gateways.NatGateways,
      endpoints.VpcEndpoints,
      groups.SecurityGroups,
      balancers.LoadBalancers?.filter((each) => each.LoadBalancerArn === place.LoadBalancerArn),
      listeners.Listeners,
      rules.Rules,
    ];
  };
  return { harbour, ids, run, look };
}

async function takeOut(
  compose: string,
  { account: { clients, further, clock } }: Harbour,
  stores: readonly string[] = ['db'],
) {
  const { application, graph } = requestFor(compose, variables);
  const signal = new AbortController().signal;
  const context = { clients, further, clock, emit: () => {}, signal, pollInterval: 1000 };
  const planned = await planDestruction({ application, graph }, stores, context);
  return destroy(planned, 'laptop', context);
}

describe('a project among what exists', () => {
  test(
    'is deployed into a VPC, again, and taken out; the network stays as it was',
    async () => {
      const { harbour, ids, run, look } = await accountInUse();
      const before = await run(look);
      const compose = shopIn(ids);

      const { network } = harbour.scripted.sandbox;
      const owners = () => network.interfaces().map(({ owner }) => owner);
      const inUse = owners();

      const first = await harbour.ship('v1', soundPrograms, { compose, variables });
      expect(first.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
      expect(await run(look)).toEqual(before);
      const placeOf = (owner: RegExp) =>
        network.interfaces().flatMap((each) => (owner.test(each.owner) ? [each.subnetId] : []));
      const [place, ...more] = placeOf(/of api/);
      expect([ids.PrivateA, ids.PrivateB]).toContain(place);
      expect(more).toEqual([]);
      expect(placeOf(/load balancer (?!company)/)).toEqual([ids.PublicA, ids.PublicB]);

      const second = await harbour.ship('v2', soundPrograms, { compose, variables });
      expect(second.report.outcome).toBe('deployed');

      const result = await run(() => takeOut(compose, harbour));
      expect(result).toEqual({ outcome: 'done', failures: [] });
      expect(await run(look)).toEqual(before);
      expect(owners()).toEqual(inUse);
    },
    long,
  );

  test(
    'says which id does not exist, and begins nothing',
    async () => {
      const { harbour, ids, run, look } = await accountInUse();
      const before = await run(look);
      const compose = shopIn({ ...ids, Vpc: 'vpc-00000000000000bad' });
      const { report } = await harbour.ship('v1', soundPrograms, {
        compose,
        variables,
      });
      expect(report.outcome).toBe('refused');
      expect(report.diagnostics.map(({ message }) => message).join('\n')).toContain(
        'vpc-00000000000000bad',
      );
      expect(await run(look)).toEqual(before);
    },
    long,
  );

  test(
    'stands behind the load balancer that exists, whose other rules and settings stay',
    async () => {
      const { harbour, ids, run, look } = await accountInUse();
      const before = await run(look);
      const more = `  loadBalancer: { listener: ${ids.Listener}, securityGroup: ${ids.EntryGroup}, firstPriority: 10000 }\n`;
      const compose = shopIn(ids, { more });
      const { report } = await harbour.ship('v1', soundPrograms, { compose, variables });
      expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
      expect(report.url).toBeUndefined();

      const { loadBalancing } = harbour.account.clients;
      const found = await run(() =>
        loadBalancing.send(new DescribeRulesCommand({ ListenerArn: ids.Listener })),
      );
      const priorities = (found.Rules ?? []).map(({ Priority }) => Priority);
      const after = await run(look);
      expect(after.slice(0, -1)).toEqual(before.slice(0, -1)); // all but the rules
      expect(priorities).toEqual(['1', expect.stringMatching(/^1[0-4]\d{3}$/), 'default']);

      expect(await run(() => takeOut(compose, harbour))).toEqual({ outcome: 'done', failures: [] });
      expect(await run(look)).toEqual(before);
    },
    long,
  );

  test(
    'works with the database that exists, of which it leaves nothing changed',
    async () => {
      const { harbour, ids, run, look } = await accountInUse();
      const before = await run(look);
      const ofDatabase = `    x-seaworthy:
      store:
        existing:
          host: ${ids.DbHost}
          credentials: ${ids.DbSecret}
          securityGroup: ${ids.DbGroup}
          username: company
          database: shop
`;
      const compose = shopIn(ids, { ofDatabase });
      const { report, events } = await harbour.ship('v1', soundPrograms, { compose, variables });
      expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
      expect(JSON.stringify(events)).not.toContain('cinnamon');

      const { sandbox } = harbour.scripted;
      const urls = sandbox.secrets.texts().filter((text) => text.includes('postgres://'));
      expect(urls.join()).toContain(
        `postgres://company:cinnamon-54321@${ids.DbHost}:5432/shop?sslmode=require`,
      );
      const databases = sandbox.network
        .interfaces()
        .filter(({ owner }) => /database|instance/.test(owner));
      expect(databases).toHaveLength(1);

      expect(await run(() => takeOut(compose, harbour, []))).toEqual({
        outcome: 'done',
        failures: [],
      });
      expect(await run(look)).toEqual(before);
    },
    long,
  );

  test(
    'works with a broker, a bucket, a table and a queue that exist, and leaves them as they were',
    async () => {
      const { harbour, ids, run, look } = await accountInUse();
      const before = await run(look);
      const compose = bookshop(ids);
      const { report, events } = await harbour.ship('v1', soundPrograms, { compose });
      expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
      expect(JSON.stringify(events)).not.toContain('nutmeg');

      const { sandbox } = harbour.scripted;
      const urls = sandbox.secrets.texts().filter((text) => text.includes('amqps://'));
      expect(urls.join()).toContain('amqps://company:nutmeg-1234567890@');
      const container = await run(() => containerOfApi(harbour));
      expect(Object.fromEntries(container.environment)).toMatchObject({
        BUCKET: 'company-uploads',
        TABLE: 'company-books',
        QUEUE_URL: `https://sqs.ap-northeast-2.amazonaws.com/${sandbox.identity.account}/company-work`,
      });

      const after = await run(() => takeOut(compose, harbour, []));
      expect(after).toEqual({ outcome: 'done', failures: [] });
      expect(await run(look)).toEqual(before);
      const { s3, sqs, dynamoDb } = await harbour.account.further();
      await run(() => s3.send(new HeadBucketCommand({ Bucket: 'company-uploads' })));
      await run(() => sqs.send(new GetQueueUrlCommand({ QueueName: 'company-work' })));
      await run(() => dynamoDb.send(new DescribeTableCommand({ TableName: 'company-books' })));
    },
    long,
  );
});

/** As its task definition has it. */
async function containerOfApi({ account: { clients } }: Harbour) {
  const { taskDefinitionArns = [] } = await clients.ecs.send(new ListTaskDefinitionsCommand({}));
  const [arn] = taskDefinitionArns.filter((each) => each.includes('-api:'));
  const { taskDefinition } = await clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
  );
  const [{ environment = [] } = {}] = taskDefinition?.containerDefinitions ?? [];
  return { environment: environment.map(({ name = '', value = '' }) => [name, value] as const) };
}
