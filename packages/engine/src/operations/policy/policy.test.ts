import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  ciRoleTemplate,
  derivePolicy,
  handlerActions,
  type Policy,
  type PolicyUse,
  type Step,
  splitPolicy,
  templateBucketTemplate,
} from '@seaworthy/compiler';
import type { Need, OnCall } from '@seaworthy/sandbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../../../../sandbox/src/iam/policy/context.ts';
import { evaluate } from '../../../../sandbox/src/iam/policy/evaluate.ts';
import { readPolicy } from '../../../../sandbox/src/iam/policy/read-policy.ts';
import type { Account } from '../../aws/account.ts';
import { attachedClients } from '../../aws/attached-clients.ts';
import { attachedFurtherClients } from '../../aws/attached-further-clients.ts';
import type { EngineEvent } from '../../events/engine-event.ts';
import { requestFor } from '../../rehearse/testing/plan-text.ts';
import { createReleaseStore } from '../../releases/create-release-store.ts';
import { Harbour, largeShop, shop, soundPrograms } from '../../ship/testing/harbour.ts';
import { inVirtualTime } from '../../testing/scripted-sandbox.ts';
import { destroy } from '../destroy/destroy.ts';
import { planDestruction } from '../destroy/plan-destruction.ts';
import { readDifference } from '../diff/read-difference.ts';
import { findStacks } from '../find-stacks.ts';
import { findLogGroups } from '../logs/find-log-groups.ts';
import { readLogs } from '../logs/read-logs.ts';
import { operationContext } from '../operation-context.ts';
import { runTask } from '../run/run-task.ts';
import { scaleService } from '../scale/scale-service.ts';
import { readStatus } from '../status/read-status.ts';

const plan = planOf(shop);
/** With a template that goes through the account's bucket for them. */
const largePlan = planOf(largeShop);

function planOf(compose: string) {
  const planned = requestFor(compose);
  return { ...planned, application: { ...planned.application, region: 'ap-northeast-2' } };
}

type Calls = ReadonlyMap<string, Need>;
type ResourceType = Parameters<typeof handlerActions>[0];

const steps: Readonly<Record<string, readonly Step[]>> = {
  CREATE_COMPLETE: ['create', 'read'],
  UPDATE_COMPLETE: ['update', 'read'],
  DELETE_COMPLETE: ['delete', 'read'],
};

/** What a life of a project asks of AWS: by Seaworthy's own calls, and by CloudFormation's. */
async function record(
  work: (harbour: Harbour, emit: (event: EngineEvent) => void) => Promise<void>,
) {
  const calls = new Map<string, Need>();
  const throughStacks = new Set<string>();
  const onCall: OnCall = ({ needs }) => {
    for (const need of neededBy(needs)) calls.set(`${need.action} ${need.resource}`, need);
  };
  await work(new Harbour({ onCall }), (event) => {
    if (event.kind !== 'resource') return;
    for (const step of steps[event.status] ?? []) {
      const type = event.type as ResourceType;
      for (const action of handlerActions(type, step)) throughStacks.add(action);
    }
  });
  return { calls, throughStacks };
}

/** A call that is refused, such as one for a stack that is not there, needs what it would have. */
function neededBy(needs: () => readonly Need[]): readonly Need[] {
  try {
    return needs();
  } catch {
    return [];
  }
}

/** Calls of the test's own: they warm up clients. */
const ownCalls = ['ecs:ListClusters *', 'cloudformation:DescribeStacks *'];

async function live(harbour: Harbour, emit: (event: EngineEvent) => void): Promise<void> {
  for (const [version, programs] of [
    ['v1', soundPrograms],
    ['v2', soundPrograms],
    ['v3', { ...soundPrograms, api: { exits: { after: 1000, code: 1 } } }],
  ] as const) {
    for (const event of (await harbour.ship(version, programs)).events) emit(event);
  }
  const { account, scripted } = harbour;
  const context = operationContext(account, new AbortController().signal, emit);
  const run = <T>(work: () => Promise<T>) => inVirtualTime(scripted.clock, account.clients, work);
  await run(() => operate(context));
  await run(async () => destroy(await planDestruction(plan, [], context), 'laptop', context));
}

async function operate(context: ReturnType<typeof operationContext>): Promise<void> {
  await read(context);
  const stack = (await findStacks(plan, context)).find(({ service }) => service === 'worker');
  if (stack) await scaleService({ stack, tasks: 2 }, context);
  const migrate = { ...plan, service: 'migrate', command: [] };
  await runTask(migrate, { line: () => {} }, context);
  const interruption = new AbortController();
  context.clock.after(1000, () => interruption.abort());
  await runTask(migrate, { line: () => {} }, { ...context, signal: interruption.signal });
}

async function read(context: ReturnType<typeof operationContext>): Promise<void> {
  await readStatus({ ...plan, services: [] }, context);
  await readDifference(plan, context);
  const logs = await findLogGroups(plan, [], context);
  for await (const _ of readLogs({ logs, since: 0 }, context));
}

function policyFor(use: PolicyUse, of = plan): Policy {
  return derivePolicy({ use, ...of, account: '123456789012' });
}

/** Which calls a policy denies; CloudFormation's are marked as such. */
function deniedBy(policy: Policy, calls: Calls, throughStacks: ReadonlySet<string>) {
  const statements = readPolicy(policy, 'identity');
  const allows = ({ action, resource, context = {} }: Need, via: readonly string[]) =>
    evaluate(statements, {
      action,
      resource,
      context: createContext({ ...context, 'aws:CalledVia': via }),
    }) === 'allowed';
  const own = [...calls].filter(([, need]) => !allows(need, [])).map(([name]) => name);
  const handlers = [...throughStacks].filter(
    (action) =>
      !policy.Statement.some(({ Action, Condition }) => Condition && Action.includes(action)),
  );
  return [...own.filter((name) => !ownCalls.includes(name)), ...handlers];
}

describe('the policy for deploying a project', () => {
  let recorded: Awaited<ReturnType<typeof record>>;
  beforeAll(async () => {
    recorded = await record(live);
  }, 120_000);

  it('allows everything that a life of the project asks of AWS', () => {
    expect(deniedBy(policyFor('deploy'), recorded.calls, recorded.throughStacks)).toEqual([]);
  });

  it('has no statement without which it would do', () => {
    const policy = policyFor('deploy');
    // Layers go to the registry by its own protocol, which no sandbox answers.
    const unseen = ['SignInToRegistry', 'PushImages'];
    const spare = policy.Statement.filter(({ Sid }) => !unseen.includes(Sid)).filter(
      (statement) => {
        const Statement = policy.Statement.filter((other) => other !== statement);
        const less = { ...policy, Statement };
        return deniedBy(less, recorded.calls, recorded.throughStacks).length === 0;
      },
    );

    expect(spare.map(({ Sid }) => Sid)).toEqual([]);
  });

  it('denies the same in another project, and by hand what only stacks may do', () => {
    const statements = readPolicy(policyFor('deploy'), 'identity');
    const verdict = (action: string, resource: string) =>
      evaluate(statements, { action, resource, context: createContext({}) });
    const arn = 'arn:aws:cloudformation:ap-northeast-2:123456789012:stack/other-production-api/1';

    expect(verdict('cloudformation:DeleteStack', arn)).toBe('implicit-deny');
    expect(verdict('iam:CreateRole', '*')).toBe('implicit-deny');
    expect(verdict('iam:PassRole', 'arn:aws:iam::123456789012:role/admin')).toBe('implicit-deny');
    expect(verdict('ec2:DeleteVpc', '*')).toBe('implicit-deny');
  });

  it('fits into managed policies', () => {
    const parts = splitPolicy(policyFor('deploy'));

    expect(parts.length).toBeLessThanOrEqual(10);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144);
    const actions = (policy: Policy) => policy.Statement.flatMap(({ Action }) => Action).toSorted();
    expect(parts.flatMap(actions).toSorted()).toEqual(actions(policyFor('deploy')));
  });
});

describe('the role of a workflow', () => {
  /** An account whose calls are asked for the permissions of the role that `seaworthy ci` makes. */
  async function asWorkflow(harbour: Harbour, of = plan, without = ''): Promise<Account> {
    const { sandbox, clock } = harbour.scripted;
    const whole = ciRoleTemplate({ ...of, repository: 'acme/shop', branch: 'main' });
    const TemplateBody = without ? whole.replaceAll(without, 'sts:GetCallerIdentity') : whole;
    const StackName = 'seaworthy-ci-shop-production';
    const role = await inVirtualTime(clock, harbour.account.clients, async () => {
      const { cloudFormation } = harbour.account.clients;
      await cloudFormation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody,
          Capabilities: ['CAPABILITY_IAM'],
          Parameters: [
            { ParameterKey: 'OwnerId', ParameterValue: '1' },
            { ParameterKey: 'RepositoryId', ParameterValue: '2' },
          ],
        }),
      );
      await clock.sleep(600_000);
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      expect(Stacks?.[0]?.StackStatus, Stacks?.[0]?.StackStatusReason).toBe('CREATE_COMPLETE');
      return Stacks?.[0]?.Outputs?.[0]?.OutputValue ?? '';
    });
    const caller = { kind: 'role', roleArn: role, sessionName: 'GitHubActions' } as const;
    return {
      ...harbour.account,
      clients: attachedClients(sandbox, caller),
      further: async () => attachedFurtherClients(sandbox, caller),
    };
  }

  it('can deploy the project, update it, and take back what does not start', async () => {
    const harbour = new Harbour();
    const account = await asWorkflow(harbour);
    const owner = { project: 'shop', environment: 'production' };
    const own = { account, releases: createReleaseStore(owner, account) };
    const broken = { ...soundPrograms, api: { exits: { after: 1000, code: 1 } } };

    const first = await harbour.ship('v1', soundPrograms, own);
    const second = await harbour.ship('v2', soundPrograms, own);
    const third = await harbour.ship('v3', broken, own);

    expect(first.report).toMatchObject({ outcome: 'deployed', release: 1, diagnostics: [] });
    expect(second.report).toMatchObject({ outcome: 'deployed', release: 2 });
    expect(third.report.outcome).toBe('failed');
    expect(JSON.stringify(third.report)).not.toMatch(/not authorized/);
  }, 120_000);

  it.each([
    ['was made for it, deploys it', largePlan, '', 'deployed', []],
    [
      'may not read from the bucket, is told so',
      largePlan,
      's3:GetObject',
      'failed',
      ['deploy/template-not-sent'],
    ],
    ['was made before it was large, is told so', plan, '', 'refused', ['deploy/access-denied']],
  ])(
    'of a large template that %s',
    async (_what, of, without, outcome, codes) => {
      const harbour = new Harbour();
      const account = await asWorkflow(harbour, of, without);
      const owner = { project: 'shop', environment: 'production' };
      const own = { account, releases: createReleaseStore(owner, account), compose: largeShop };
      const { report } = await harbour.ship('v1', soundPrograms, own);
      const errors = report.diagnostics.filter(({ severity }) => severity === 'error');

      expect(report.outcome).toBe(outcome);
      expect(errors.map(({ code }) => code)).toEqual(codes);
    },
    120_000,
  );
});

describe('the policy of a project with a large template', () => {
  const bucketSids = ['MakeTemplateBucket', 'SendTemplates', 'StacksTemplateBucket'];

  it('has what its bucket takes, and others have not', () => {
    const sids = (policy: Policy) =>
      policy.Statement.flatMap(({ Sid }) => (bucketSids.includes(Sid) ? [Sid] : []));

    expect(sids(policyFor('deploy', largePlan))).toEqual(bucketSids);
    expect(sids(policyFor('ci', largePlan))).toEqual(bucketSids);
    expect(sids(policyFor('plan', largePlan))).toEqual([]);
    expect(sids(policyFor('deploy'))).toEqual([]);
  });

  it('allows everything that a deployment asks, and no statement can be spared', async () => {
    const { calls } = await record(async (harbour) => {
      await harbour.ship('v1', soundPrograms, { compose: largeShop });
    });
    const { Resources } = JSON.parse(templateBucketTemplate());
    const types = Object.values<{ Type: ResourceType }>(Resources).map(({ Type }) => Type);
    const throughStacks = new Set(types.flatMap((type) => handlerActions(type, 'create')));
    throughStacks.delete('iam:PassRole'); // the bucket is given no role
    const policy = policyFor('deploy', largePlan);
    const spare = bucketSids.filter((sid) => {
      const Statement = policy.Statement.filter(({ Sid }) => Sid !== sid);
      return deniedBy({ ...policy, Statement }, calls, throughStacks).length === 0;
    });

    expect(deniedBy(policy, calls, throughStacks)).toEqual([]);
    expect(spare).toEqual([]);
  });

  it('lets nobody read or change the templates of another project', () => {
    const statements = readPolicy(policyFor('deploy', largePlan), 'identity');
    const verdict = (action: string, key: string) =>
      evaluate(statements, {
        action,
        resource: `arn:aws:s3:::seaworthy-templates-bucket-1x2y3z/${key}`,
        context: createContext({}),
      });

    expect(verdict('s3:PutObject', 'shop-production-api/1.json')).toBe('allowed');
    expect(verdict('s3:PutObject', 'stall-production-api/1.json')).toBe('implicit-deny');
    expect(verdict('s3:GetObject', 'stall-production-api/1.json')).toBe('implicit-deny');
    expect(verdict('s3:DeleteBucket', '')).toBe('implicit-deny');
  });
});

describe('the policy for reading', () => {
  it('allows status, logs and diff, and changes nothing', async () => {
    let isReading = false;
    const needed = new Map<string, Need>();
    const harbour = new Harbour({
      onCall: ({ needs }) => {
        if (!isReading) return;
        for (const need of neededBy(needs)) needed.set(`${need.action} ${need.resource}`, need);
      },
    });
    await harbour.ship('v1');
    isReading = true;
    const { account, scripted } = harbour;
    const context = operationContext(account, new AbortController().signal);
    await inVirtualTime(scripted.clock, account.clients, () => read(context));
    const policy = policyFor('plan');
    const writes = policy.Statement.flatMap(({ Action }) => Action).filter(
      (action) => !/:(Describe|Get|List|Filter|Detect|Batch)/.test(action),
    );

    expect(writes).toEqual([]);
    expect(needed.size).toBeGreaterThan(10);
    expect(deniedBy(policy, needed, new Set())).toEqual([]);
  });
});
