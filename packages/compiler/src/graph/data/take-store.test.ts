import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import { estimateCost } from '../../cost/estimate-cost.ts';
import { buildGraph } from '../build-graph.ts';
import {
  application,
  databaseUrl,
  link,
  postgres,
  spanAt,
  worker,
} from '../testing/applications.ts';

const existing = {
  host: 'shop.c0ffee.ap-northeast-2.rds.amazonaws.com',
  credentials: 'arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:shop/db-AbCdEf',
  securityGroup: 'sg-a',
  span: spanAt(8),
};

const network: Application['network'] = {
  cidr: '10.0.0.0/16',
  zones: 1,
  nat: 'existing',
  endpoints: [],
  existing: { vpc: 'vpc-a', publicSubnets: [], privateSubnets: ['subnet-a'], span: spanAt(2) },
};

function shop(changes: Partial<typeof existing> = {}): Application {
  return application({
    network,
    services: [
      worker('bot', { environment: [{ name: 'DB', value: databaseUrl('db'), span: spanAt(3) }] }),
    ],
    stores: [postgres('db', { existing: { ...existing, ...changes } })],
    links: [link('bot', 'db', 5432)],
  });
}

describe('a database that exists', () => {
  const { graph, diagnostics } = buildGraph(shop());
  const data = graph.stacks.find(({ layer }) => layer === 'data');
  const foundation = graph.stacks.find(({ layer }) => layer === 'foundation');

  test('is not built, nor anything that belongs to one', () => {
    expect(diagnostics).toEqual([]);
    expect(data?.resources.map(({ type }) => type)).toEqual([
      'AWS::SSM::Parameter',
      'AWS::SSM::Parameter',
      'AWS::SSM::Parameter',
      'AWS::SecretsManager::Secret',
      'AWS::SSM::Parameter',
    ]);
    expect(foundation?.resources.map(({ id }) => id)).not.toContain('SecurityGroupDb');
  });

  test('is named by parameters, whose values the project has said', () => {
    const parameters = [...(foundation?.parameters ?? []), ...(data?.parameters ?? [])];
    expect(parameters.map((each) => [each.id, each.default])).toEqual(
      expect.arrayContaining([
        ['ExistingDbSecurityGroup', 'sg-a'],
        ['ExistingDbHost', existing.host],
        ['ExistingDbCredentials', existing.credentials],
      ]),
    );
  });

  test('has its password in a URL by reference, never by value', () => {
    const secret = data?.resources.find(({ type }) => type === 'AWS::SecretsManager::Secret');
    const text = JSON.stringify(secret?.properties);
    expect(text).toContain(
      '{{resolve:secretsmanager:${ExistingDbCredentials}:SecretString:password}}',
    );
    expect(text).toContain('ExistingDbHost');
  });

  test('leaves nothing of its own behind, so that nothing keeps the stacks', () => {
    expect(data?.resources.flatMap(({ owner }) => owner ?? [])).toEqual([]);
  });

  test('leaves the stacks of services as they are', () => {
    const own = buildGraph({ ...shop(), stores: [postgres('db')] }).graph;
    const ofServices = (stacks: typeof graph.stacks) =>
      stacks.filter(({ layer }) => layer === 'service');
    expect(ofServices(graph.stacks)).toEqual(ofServices(own.stacks));
  });

  test('is not in the sum', () => {
    const cost = estimateCost(graph, shop());
    expect(cost.existing).toEqual(['vpc-a', existing.host]);
    expect(cost.lines.filter(({ what }) => what.includes('RDS'))).toEqual([]);
  });

  test('stands in the network and the region of the tasks, and in one account', () => {
    const found = (app: Application) =>
      buildGraph(app).diagnostics.map(({ code, span }) => [code, span?.start]);
    const { existing: _, ...built } = network;
    expect(found({ ...shop(), network: { ...built, nat: 'single', zones: 2 } })).toEqual([
      ['graph/existing-store', 8],
    ]);
    const elsewhere = existing.credentials.replace('ap-northeast-2', 'eu-west-1');
    expect(found(shop({ credentials: elsewhere }))).toEqual([['graph/existing-store', 8]]);
    const others = existing.credentials.replace('111122223333', '444455556666');
    const [db] = shop().stores;
    const [more] = shop({ credentials: others }).stores;
    if (!db || !more) throw new Error('there is no store');
    expect(found({ ...shop(), stores: [db, { ...more, name: 'ledger' }] })).toEqual([
      ['graph/two-accounts', 8],
    ]);
  });
});
