import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { derivePolicy, type PolicyUse } from '@seaworthy/compiler';
import type { Need } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { createContext } from '../../../sandbox/src/iam/policy/context.ts';
import { evaluate } from '../../../sandbox/src/iam/policy/evaluate.ts';
import { readPolicy } from '../../../sandbox/src/iam/policy/read-policy.ts';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { prepareWrite, readCurrent } from '../secrets/prepare-write.ts';
import { writePrepared } from '../secrets/write-prepared.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

const compose = `${shop}x-seaworthy: { secretStore: parameter-store }\n`;

test('secrets in Parameter Store are filled, pinned, followed and gone back to', async () => {
  const harbour = new Harbour();
  const deploy = (version: string) => harbour.ship(version, soundPrograms, { compose });
  const context = { clients: harbour.account.clients, signal: new AbortController().signal };
  const { application } = requestFor(compose, {});
  const owner = { application, region: application.region };
  const pinned = async () => {
    const [{ stacks = [] } = {}] = await harbour.releases().list();
    const api = stacks.find(({ service }) => service?.name === 'api');
    return api?.parameters.AppSecretVersion;
  };

  const { report, events } = await deploy('v1');
  expect(report).toMatchObject({ outcome: 'deployed', release: 1, diagnostics: [] });
  expect(events.find(({ kind }) => kind === 'secret')).toMatchObject({
    name: '/seaworthy-secrets/shop/production',
    given: ['API_KEY'],
  });
  expect(JSON.stringify(events)).not.toContain('canary-of-the-api');
  const first = await pinned();
  const held = await readCurrent(owner, context);
  expect(held).toMatchObject({ kind: 'read', secret: { current: first } });
  expect(held.kind === 'read' && [...held.held]).toEqual([['API_KEY', 'canary-of-the-api']]);

  const prepared = await prepareWrite(
    { ...owner, values: new Map([['API_KEY', 'another']]), prune: false },
    context,
  );
  if (prepared.kind === 'refused') throw new Error(JSON.stringify(prepared.diagnostics));
  const written = await writePrepared(prepared, context);
  expect((await deploy('v1')).report).toMatchObject({ outcome: 'deployed', release: 2 });
  expect(await pinned()).toBe(written.kind === 'written' ? written.version : '');

  const all = { ...harbour.account, ...context, emit: () => {} };
  const back = await planRollback(undefined, harbour.releases(), all);
  expect(back).toMatchObject({
    kind: 'planned',
    plan: {
      target: { number: 1 },
      running: { number: 2, hasItsSecrets: true },
      changes: [{ name: 'api', secrets: true, image: false, settings: false }],
    },
  });
});

test('a project goes over to Parameter Store by a deployment, which leaves the secret there', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  const { report } = await harbour.ship('v1', soundPrograms, {
    compose,
    mayLose: async () => true,
  });

  expect(report).toMatchObject({ outcome: 'deployed', release: 2 });
  const { secretsManager } = harbour.account.clients;
  const left = await secretsManager.send(
    new DescribeSecretCommand({ SecretId: 'shop/production/app' }),
  );
  expect(left.DeletedDate).toBeUndefined();
});

test('what is destroyed leaves the values, which the next deployment finds again', async () => {
  const harbour = new Harbour();
  const deploy = () => harbour.ship('v1', soundPrograms, { compose });
  await deploy();
  const { account, scripted } = harbour;
  const context = operationContext(account, new AbortController().signal);
  const planned = requestFor(compose, {});
  const run = <T>(work: () => Promise<T>) => inVirtualTime(scripted.clock, account.clients, work);

  const plan = await run(() => planDestruction(planned, [], context));
  expect(plan.things.filter(({ fate }) => fate === 'stays')).toContainEqual(
    expect.objectContaining({
      what: 'secrets below this path',
      physicalId: '/seaworthy-secrets/shop/production',
    }),
  );
  await run(() => destroy(plan, 'laptop', context));

  const { report, events } = await deploy();
  expect(report.outcome).toBe('deployed');
  expect(events.filter(({ kind }) => kind === 'secret')).toEqual([]);
});

test('the policy to deploy is enough for it, and that to read shows no value', async () => {
  const needs: Need[] = [];
  const harbour = new Harbour({
    onCall: ({ operation, needs: needed }) => {
      if (/Parameters?/.test(operation)) needs.push(...needed());
    },
  });
  await harbour.ship('v1', soundPrograms, { compose });
  await harbour.ship('v2', soundPrograms, { compose });
  const { application: planned, graph, templates } = requestFor(compose, {});
  const application = { ...planned, region: harbour.account.region };
  const allows = (use: PolicyUse, { action, resource }: Need): boolean => {
    const policy = derivePolicy({ use, application, graph, templates, account: '123456789012' });
    const context = createContext({ 'aws:CalledVia': [] });
    return evaluate(readPolicy(policy, 'identity'), { action, resource, context }) === 'allowed';
  };
  const path =
    'arn:aws:ssm:ap-northeast-2:123456789012:parameter/seaworthy-secrets/shop/production';

  const ofValues = needs.filter(({ resource }) => resource.startsWith(`${path}/`));
  expect(new Set(ofValues.map(({ action }) => action))).toEqual(
    new Set(['ssm:GetParametersByPath', 'ssm:PutParameter', 'ssm:DeleteParameters']),
  );
  expect(ofValues.filter((need) => !allows('deploy', need))).toEqual([]);
  const readable = ofValues.filter((need) => allows('plan', need)).map(({ resource }) => resource);
  expect(new Set(readable)).toEqual(new Set([`${path}/history`]));
});
