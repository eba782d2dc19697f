import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { largestInlineTemplate, templateBucketStack } from '@seaworthy/compiler';
import { AwsError } from '@seaworthy/sandbox';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ResourceFailure } from '../../../sandbox/src/resources/resource-handler.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { rollBack } from './roll-back.ts';
import { ship } from './ship.ts';
import { largeShop as compose, Harbour, shop, soundPrograms } from './testing/harbour.ts';

/** What a schedule starts runs no task meanwhile, and has its part in the foundation as others do. */
const reports = Array.from(
  { length: 30 },
  (_, at) => `  report-${at}:
    build: .
    command: ["node", "report.js"]
    x-seaworthy: { schedule: "0 3 * * *" }
`,
);
const fleet = `${shop}${reports.join('')}`;

/** With SEAWORTHY_THOROUGH, more of them: some minutes. */
const races = process.env.SEAWORTHY_THOROUGH ? 100 : 6;

const broken = { ...soundPrograms, api: { exits: { after: 1000, code: 1 } } };

test('a template that does not fit into a call goes through a bucket, which is made once', async () => {
  const owners = new Set<unknown>();
  const harbour = new Harbour({
    onCall: ({ service, input }) => {
      if (service === 'S3') owners.add(Object(input).ExpectedBucketOwner);
    },
  });
  const asked: (readonly string[])[] = [];
  const mayBegin = async ({ newStacks }: { readonly newStacks: readonly string[] }) => {
    asked.push(newStacks.filter((name) => name === templateBucketStack));
    return true;
  };
  const first = await harbour.ship('v1', soundPrograms, { compose, mayBegin });
  const second = await harbour.ship('v2', soundPrograms, { compose, mayBegin });

  expect(largeIn(compose)).toEqual(['shop-production-api']);
  expect([first.report.outcome, second.report.outcome]).toEqual(['deployed', 'deployed']);
  expect(asked).toEqual([[templateBucketStack], []]);
  expect(toldOf(first.events)).toEqual(['started', 'done']);
  expect(toldOf(second.events)).toEqual([]);
  expect([...owners]).toEqual(['123456789012']);
  expect(await sentIn(harbour)).toEqual(['shop-production-api']);
});

test('who needs no bucket gets none', async () => {
  const harbour = new Harbour();
  await harbour.ship();

  expect(await stacksIn(harbour)).not.toContain(templateBucketStack);
});

test('a project with a large foundation is deployed, updated, taken back, rolled back and destroyed', async () => {
  const harbour = new Harbour({}, 5000);
  expect(largeIn(fleet)).toEqual(['shop-production-foundation']);
  const outcomes: string[] = [];
  for (const [version, programs, text] of [
    ['v1', soundPrograms, fleet],
    ['v2', soundPrograms, fleet.replaceAll('0 3 * * *', '0 4 * * *')],
    ['v3', broken, `${fleet}  mailer:\n    build: .\n`],
  ] as const) {
    const { report } = await harbour.ship(version, programs, { compose: text });
    outcomes.push(report.outcome);
  }
  expect(outcomes).toEqual(['deployed', 'deployed', 'failed']);
  expect(await goBackTo(1, harbour, fleet)).toMatchObject({ outcome: 'rolled-back' });
  expect(await destroyIn(harbour, fleet)).toMatchObject({ outcome: 'done', failures: [] });
  expect(await stacksIn(harbour)).toEqual([templateBucketStack]);
}, 60_000);

test('a service with a large template goes back when it fails, and to an earlier release', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1', soundPrograms, { compose });
  await harbour.ship('v2', soundPrograms, { compose: compose.replace('"ahoy', '"hello') });
  const { report } = await harbour.ship('v3', broken, { compose });

  expect(report.outcome).toBe('failed');
  expect(await goBackTo(1, harbour, compose)).toMatchObject({
    outcome: 'rolled-back',
    diagnostics: [],
  });
  expect(await sentIn(harbour)).toEqual(['shop-production-api', 'shop-production-api']);
});

describe('killed at every call about the bucket', () => {
  const counts = (input: object) => /seaworthy-templates/.test(JSON.stringify(input));

  test.each([
    ['before it takes effect', false],
    ['before its answer', true],
  ])(
    '%s, the next deployment ends well',
    async (_when, isDone) => {
      let call = 1;
      for (; ; call += 1) {
        const harbour = new Harbour({}, 20_000);
        if (!(await harbour.shipUntilKilled('v1', call, isDone, { compose, counts }))) break;
        const { report } = await harbour.ship('v2', soundPrograms, { compose });
        expect(report, `killed at call ${call}`).toMatchObject({
          outcome: 'deployed',
          diagnostics: [],
        });
      }
      expect(call).toBeGreaterThan(5);
    },
    120_000,
  );
});

/** Milliseconds until AWS answers the questions about the bucket's stack, one after the other. */
const delays = fc.array(fc.constantFrom(0, 5000, 100_000), { minLength: 12, maxLength: 12 });

test('two projects that need it at once share the bucket, whoever is slower', async () => {
  await fc.assert(
    fc.asyncProperty(delays, fc.boolean(), async (waits, hasFailed) => {
      let asked = 0;
      const harbour = new Harbour(
        {
          interfere: ({ operation, input }) => {
            const { StackName = '' } = Object(input);
            if (!operation.startsWith('Describe') || !StackName.includes(templateBucketStack)) {
              return undefined;
            }
            asked += 1;
            return { kind: 'slow', milliseconds: waits[asked % waits.length] ?? 0 };
          },
        },
        20_000,
      );
      if (hasFailed) await leaveFailed(harbour);
      const reports = await shipBoth(harbour);

      expect(reports.map(({ outcome }) => outcome)).toEqual(['deployed', 'deployed']);
      expect(await sentIn(harbour)).toEqual(['shop-production-api', 'stall-production-api']);
    }),
    { numRuns: races, endOnFailure: true },
  );
}, 1_800_000);

test('a stack of the bucket that failed and was left is made anew', async () => {
  const harbour = new Harbour();
  await leaveFailed(harbour);
  const { report } = await harbour.ship('v1', soundPrograms, { compose });

  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
});

test('a stack of that name that is somebody’s own is left alone, and said', async () => {
  const harbour = new Harbour();
  await leaveStack(harbour, { Queue: { Type: 'AWS::SQS::Queue' } });
  const { report } = await harbour.ship('v1', soundPrograms, { compose });

  expect(report.outcome).toBe('failed');
  expect(report.diagnostics[0]).toMatchObject({ code: 'deploy/template-not-sent' });
  expect(report.diagnostics[0]?.message).toMatch(
    /^The template of shop-production-api has \d+ bytes, .* the stack seaworthy-templates is there, and has none\.$/,
  );
});

test('a bucket that could not be made is told with AWS’s reason, and nothing is left of it', async () => {
  const harbour = new Harbour();
  const policies = harbour.scripted.sandbox.handlers['AWS::S3::BucketPolicy'];
  if (!policies) throw new Error('policies of buckets are not modelled');
  const denied = vi
    .spyOn(policies, 'create')
    .mockRejectedValue(new ResourceFailure('AccessDenied', 'dana may not do s3:PutBucketPolicy'));
  const first = await harbour.ship('v1', soundPrograms, { compose });

  expect(first.report.diagnostics[0]).toMatchObject({
    code: 'deploy/template-not-sent',
    message: expect.stringMatching(/: dana may not do s3:PutBucketPolicy\.$/),
  });
  expect(await stacksIn(harbour)).not.toContain(templateBucketStack);

  denied.mockRestore();
  const { report } = await harbour.ship('v1', soundPrograms, { compose });
  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
});

test('a stack that could not be deleted with templates in its bucket says so', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1', soundPrograms, { compose });
  await inHarbour(harbour, async () => {
    const command = new DeleteStackCommand({ StackName: templateBucketStack });
    await harbour.account.clients.cloudFormation.send(command);
    await harbour.account.clock.sleep(600_000);
  });
  const { report } = await harbour.ship('v2', soundPrograms, { compose });

  expect(report.diagnostics[0]?.message).toMatch(
    /the stack seaworthy-templates is in DELETE_FAILED: Bucket: .*not empty/,
  );
});

test.each([
  [
    'with its permission',
    'User: arn:aws:iam::123456789012:user/dana is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:PutObject action',
    'deploy/access-denied',
    /dana may not do s3:PutObject on/,
  ],
  [
    'without a word',
    'Access Denied',
    'deploy/template-not-sent',
    /Access Denied\..*It takes s3:PutObject and/,
  ],
])('a bucket that is denied %s is told with the permission', async (_how, words, code, told) => {
  const error = new AwsError('AccessDenied', words, { status: 403 });
  const harbour = new Harbour({
    interfere: async ({ operation }) =>
      operation === 'PutObject' ? { kind: 'refused', error } : undefined,
  });
  const { report } = await harbour.ship('v1', soundPrograms, { compose });
  const [first] = report.diagnostics;

  expect(report.outcome).toBe('failed');
  expect(first?.code).toBe(code);
  expect(`${first?.message} ${first?.help}`).toMatch(told);
});

function largeIn(text: string): readonly string[] {
  const { templates } = requestFor(text);
  return templates.flatMap(({ stack, bytes }) => (bytes > largestInlineTemplate ? [stack] : []));
}

function toldOf(events: readonly EngineEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'template-bucket' ? [event.state] : []));
}

function inHarbour<T>({ account, scripted }: Harbour, work: () => Promise<T>): Promise<T> {
  return inVirtualTime(scripted.clock, account.clients, work);
}

/** Deploys two projects side by side. */
function shipBoth(harbour: Harbour) {
  const both = ['shop', 'stall'].map((name) => `name: ${name}\n${compose}`);
  return inHarbour(harbour, () =>
    Promise.all(
      both.map((text) => {
        const request = requestFor(text, { API_KEY: 'canary-of-the-api' });
        return ship(
          request,
          harbour.host(request, harbour.dock('v1', soundPrograms), () => {}),
        );
      }),
    ),
  );
}

/** The stacks whose templates lie in the bucket, once for each template. */
async function sentIn(harbour: Harbour): Promise<readonly string[]> {
  const { clients, further } = harbour.account;
  const { Contents = [] } = await inHarbour(harbour, async () => {
    const command = new DescribeStackResourcesCommand({ StackName: templateBucketStack });
    const { StackResources = [] } = await clients.cloudFormation.send(command);
    const bucket = StackResources.find(({ LogicalResourceId }) => LogicalResourceId === 'Bucket');
    const { s3 } = await further();
    return s3.send(new ListObjectsV2Command({ Bucket: bucket?.PhysicalResourceId }));
  });
  return Contents.map(({ Key = '' }) => Key.split('/')[0] ?? '');
}

async function stacksIn(harbour: Harbour): Promise<readonly string[]> {
  const { StackSummaries = [] } = await inHarbour(harbour, () =>
    harbour.account.clients.cloudFormation.send(new ListStacksCommand({})),
  );
  return StackSummaries.flatMap(({ StackName, StackStatus }) =>
    StackStatus === 'DELETE_COMPLETE' ? [] : [StackName ?? ''],
  );
}

/** Makes a stack with the name of the bucket's, and waits for its end. */
async function leaveStack(harbour: Harbour, Resources: object): Promise<void> {
  const { clients, clock } = harbour.account;
  const TemplateBody = JSON.stringify({ Resources });
  await inHarbour(harbour, async () => {
    const command = new CreateStackCommand({ StackName: templateBucketStack, TemplateBody });
    await clients.cloudFormation.send(command);
    await clock.sleep(600_000);
  });
}

/** Leaves the stack in ROLLBACK_COMPLETE. */
function leaveFailed(harbour: Harbour): Promise<void> {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'taken' } };
  return leaveStack(harbour, { One: bucket, Other: { ...bucket, DependsOn: 'One' } });
}

function goBackTo(number: number, harbour: Harbour, text: string) {
  const { account } = harbour;
  const request = requestFor(text, { API_KEY: 'canary-of-the-api' });
  const host = harbour.host(request, harbour.dock('v1', soundPrograms), () => {});
  return inHarbour(harbour, async () => {
    const context = operationContext(account, host.stop);
    const planned = await planRollback(number, host.releases, context);
    if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
    return rollBack({ plan: planned.plan, project: request, secrets: [] }, host);
  });
}

function destroyIn(harbour: Harbour, text: string) {
  const context = operationContext(harbour.account, new AbortController().signal);
  return inHarbour(harbour, async () =>
    destroy(await planDestruction(requestFor(text), [], context), 'laptop', context),
  );
}
