import { describe, expect, it } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { understand } from '../application/testing/understand.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { derivePolicy, splitPolicy } from './derive-policy.ts';
import type { PolicyUse } from './policy.ts';

function policyOf(example: string, use: PolicyUse, region?: string) {
  const { application, graph, templates } = planExample(example).plan;
  if (!application || !graph) throw new Error(`${example} cannot be planned`);
  const there = region === undefined ? application : { ...application, region };
  return derivePolicy({ use, application: there, graph, templates, account: '123456789012' });
}

describe('a policy', () => {
  it('allows what the resource types of the templates need, and nothing of others', () => {
    const actions = (example: string) =>
      policyOf(example, 'deploy').Statement.flatMap(({ Action }) => Action);

    expect(actions('rag-platform')).toContain('rds:CreateDBCluster');
    expect(actions('shortcut')).not.toContain('rds:CreateDBCluster');
    expect(actions('shortcut')).not.toContain('kms:Decrypt');
  });

  it.each(['rag-platform', 'shortcut', 'audiobook', 'sesami'])(
    'of %s allows nothing that changes anything on every resource but through stacks',
    (example) => {
      const open = policyOf(example, 'deploy')
        .Statement.filter(({ Resource, Condition }) => Resource.includes('*') && !Condition)
        .flatMap(({ Action }) => Action);

      expect(open.filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
    },
  );

  it('hands roles only to services that they trust', () => {
    const passing = policyOf('sesami', 'deploy').Statement.filter(({ Action }) =>
      Action.includes('iam:PassRole'),
    );

    expect(passing.map(({ Resource }) => Resource)).toEqual(
      passing.map(() => ['arn:aws:iam::123456789012:role/sesami-production-*']),
    );
    const services = passing.flatMap(({ Condition }) => [
      Condition?.StringEquals?.['iam:PassedToService'],
    ]);
    expect(services.flat()).toContain('ecs-tasks.amazonaws.com');
    expect(services.flat()).not.toContain(undefined);
  });

  it('looks up images in the repositories of ECR that the project names, and in no other', () => {
    const registry = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
    const compose = `
services:
  api: { image: "${registry}/team/api:1", command: [serve] }
  proxy: { image: "nginx:1.27", command: [serve] }
`;
    const { application } = understand(compose);
    const { graph } = buildGraph(application);
    const request = { use: 'ci', application, graph, templates: [], account: '*' } as const;
    const { Statement } = derivePolicy(request);
    const about = (action: string) =>
      Statement.filter(({ Action }) => Action.includes(action)).map(({ Resource }) => Resource);

    expect(about('ecr:BatchGetImage')).toEqual([
      ['arn:aws:ecr:us-east-1:111122223333:repository/team/api'],
    ]);
    expect(about('ecr:GetAuthorizationToken')).toEqual([['*']]);
  });

  it('reads the network and the credentials that exist, and no other secret', () => {
    const credentials = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:company/db-AbCdEf';
    const compose = `
services:
  api: { image: example/api:1, command: [serve], environment: { DB_HOST: db } }
  db:
    image: postgres:16
    x-seaworthy:
      store:
        existing:
          host: db.c0ffee.eu-central-1.rds.amazonaws.com
          credentials: ${credentials}
          securityGroup: sg-0123456789abcdef0
x-seaworthy:
  network:
    existing: { vpc: vpc-0123456789abcdef0, private: [subnet-0123456789abcdef0] }
`;
    const { application } = understand(compose);
    const { graph } = buildGraph(application);
    const { Statement } = derivePolicy({
      use: 'deploy',
      application,
      graph,
      templates: [],
      account: '*',
    });
    const reading = Statement.filter(({ Action }) =>
      Action.includes('secretsmanager:GetSecretValue'),
    );
    expect(reading.map(({ Resource }) => Resource)).toEqual([[credentials]]);
    expect(Statement.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining(['ec2:DescribeSubnets', 'ec2:DescribeVpcs']),
    );
  });

  it('names the partition of its region', () => {
    const resources = policyOf('shortcut', 'plan', 'cn-north-1').Statement.flatMap(
      ({ Resource }) => Resource,
    );

    expect(resources.filter((arn) => arn !== '*' && !arn.startsWith('arn:aws-cn:'))).toEqual([]);
  });

  it('is cut into parts that IAM takes, without losing an action', () => {
    const policy = policyOf('sesami', 'deploy');
    const parts = splitPolicy(policy);
    const actionsIn = (some: readonly (typeof policy)[]) =>
      some.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).toSorted();

    expect(parts.length).toBeGreaterThan(1);
    expect(parts.length).toBeLessThanOrEqual(10);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144);
    expect(actionsIn(parts)).toEqual(actionsIn([policy]));
  });
});
