import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  boolean,
  integer,
  nat,
  record,
  subarray,
} from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, type LiveThing, testCloudFormation } from './testing/test-cloudformation.ts';

/** A resource of a random template: it may need those that are named before it. */
interface RandomResource {
  readonly present: boolean;
  /** Another name makes it another log group; another value changes a parameter in place. */
  readonly variant: number;
  readonly needs: readonly number[];
  readonly isLogGroup: boolean;
}

interface RandomFault {
  readonly action: Action;
  readonly resource: number;
}

const size = 8;

const templates: Arbitrary<readonly RandomResource[]> = array(
  record({
    present: boolean(),
    variant: nat(2),
    needs: subarray(Array.from({ length: size }, (_, index) => index)),
    isLogGroup: boolean(),
  }),
  { minLength: size, maxLength: size },
);

const faults: Arbitrary<readonly RandomFault[]> = array(
  record({
    action: integer({ min: 0, max: 3 }).map(
      (index) => (['create', 'stabilise', 'update', 'delete'] as const)[index] ?? 'create',
    ),
    resource: nat(size - 1),
  }),
  { maxLength: 3 },
);

const operations = array(
  record({ template: templates, faults, cancelAfter: nat(40), disableRollback: boolean() }),
  { minLength: 1, maxLength: 5 },
);

const name = (index: number) => `R${index}`;

/** The last resource is always there, so that no template is empty. */
function templateOf(resources: readonly RandomResource[]): object {
  const present = resources.map((each, index) => each.present || index === resources.length - 1);
  const entries = resources.flatMap(({ variant, needs, isLogGroup }, index) => {
    if (present[index] !== true) return [];
    const needed = needs.filter((other) => other < index && present[other] === true);
    const text = [`/${index}/${variant}/`, ...needed.map((other) => ({ Ref: name(other) }))];
    const value = { 'Fn::Join': ['', text] };
    const resource = isLogGroup
      ? { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: value } }
      : { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: value } };
    return [[name(index), resource]];
  });
  return { Resources: Object.fromEntries(entries) };
}

const finalStates = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'DELETE_COMPLETE',
  'DELETE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
];

test('Random stacks with random failures end in a state that holds together', async () => {
  await assert(
    asyncProperty(operations, boolean(), async (steps, ignoresStop) => {
      let now: readonly RandomFault[] = [];
      const cloud = testCloudFormation({
        ignoresStop,
        fails: (action, { logicalId }) =>
          now.some((fault) => fault.action === action && name(fault.resource) === logicalId)
            ? 'A fault.'
            : undefined,
        takes: (action, logicalId) =>
          (action.length * 1000 + Number(logicalId.slice(1)) * 700) % 5000,
      });
      const violations = watchDependencies(cloud.live);
      const first = await cloud.call('CreateStack', {
        StackName: 'shop',
        TemplateBody: JSON.stringify(templateOf(steps[0]?.template ?? [])),
        DisableRollback: steps[0]?.disableRollback,
      });
      await cloud.settle();
      for (const step of steps) {
        const before = snapshot(cloud.live);
        const state = (await cloud.stack(first.StackId)).StackStatus;
        now = step.faults;
        const update = {
          StackName: 'shop',
          TemplateBody: JSON.stringify(templateOf(step.template)),
          DisableRollback: step.disableRollback,
        };
        try {
          await cloud.call('UpdateStack', update);
        } catch {
          expect(snapshot(cloud.live)).toEqual(before);
          continue;
        }
        await cloud.clock.run({ for: step.cancelAfter * 1000 });
        if (step.cancelAfter % 2 === 0) {
          await cloud.call('CancelUpdateStack', { StackName: 'shop' }).catch(() => {});
        }
        await cloud.settle();
        const after = await cloud.stack(first.StackId);
        expect(finalStates).toContain(after.StackStatus);
        await expectAgreement(cloud);
        expect(violations).toEqual([]);
        const couldNotDelete = step.faults.some(({ action }) => action === 'delete');
        if (couldNotDelete) return;
        if (after.StackStatus === 'UPDATE_ROLLBACK_COMPLETE' && state?.endsWith('_COMPLETE')) {
          expect(snapshot(cloud.live)).toEqual(before);
        }
        if (/^UPDATE_(ROLLBACK_)?COMPLETE$/.test(after.StackStatus ?? '')) {
          await expectStackOfAllThatLives(cloud);
        }
        if (after.StackStatus === 'UPDATE_COMPLETE') await expectOneOfEach(cloud, step.template);
      }
      now = [];
      await cloud.call('DeleteStack', { StackName: 'shop' });
      await cloud.settle();
      expect((await cloud.stack(first.StackId)).StackStatus).toBe('DELETE_COMPLETE');
      expect(cloud.live.size).toBe(0);
      expect(violations).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const snapshot = (live: ReadonlyMap<string, LiveThing>) =>
  [...live.values()].map((thing) => JSON.stringify(thing)).sort();

/**
 * Collects what breaks the order: something made of what does not exist, or gone while another
 * thing still names it.
 */
function watchDependencies(live: Map<string, LiveThing>): readonly string[] {
  const violations: string[] = [];
  const named = (thing: LiveThing): readonly string[] =>
    JSON.stringify(thing.properties).match(/r\d+-\d+/g) ?? [];
  const set = live.set.bind(live);
  const remove = live.delete.bind(live);
  live.set = (id, thing) => {
    for (const needed of named(thing)) {
      if (!live.has(needed)) violations.push(`${id} was made before ${needed}`);
    }
    return set(id, thing);
  };
  live.delete = (id) => {
    for (const thing of live.values()) {
      if (thing.physicalId !== id && named(thing).includes(id)) {
        violations.push(`${id} was deleted before ${thing.physicalId}`);
      }
    }
    return remove(id);
  };
  return violations;
}

type Cloud = ReturnType<typeof testCloudFormation>;

/**
 * What the stack says of a resource is what its last event said, apart from events of a replaced
 * one with the same name; and events come in order of time.
 */
async function expectAgreement(cloud: Cloud): Promise<void> {
  const { StackResources } = await cloud.call('DescribeStackResources', { StackName: 'shop' });
  const events: {
    LogicalResourceId: string;
    PhysicalResourceId: string;
    ResourceStatus: string;
    Timestamp: Date;
  }[] = [];
  for (let token: string | undefined; ; ) {
    const page = await cloud.call('DescribeStackEvents', { StackName: 'shop', NextToken: token });
    events.push(...page.StackEvents);
    token = page.NextToken;
    if (token === undefined) break;
  }
  for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus } of StackResources) {
    const last = events.find(
      (event) =>
        event.LogicalResourceId === LogicalResourceId &&
        event.PhysicalResourceId === (PhysicalResourceId ?? ''),
    );
    expect(last?.ResourceStatus, LogicalResourceId).toBe(ResourceStatus);
  }
  const times = events.map(({ Timestamp }) => Timestamp.getTime());
  expect(times).toEqual([...times].sort((one, other) => other - one));
}

async function expectOneOfEach(cloud: Cloud, template: readonly RandomResource[]): Promise<void> {
  const wanted = Object.keys((templateOf(template) as { Resources: object }).Resources);
  expect([...cloud.live.values()].map(({ logicalId }) => logicalId).sort()).toEqual(wanted.sort());
}

async function expectStackOfAllThatLives(cloud: Cloud): Promise<void> {
  const { StackResources } = await cloud.call('DescribeStackResources', { StackName: 'shop' });
  const known: string[] = StackResources.map(
    ({ PhysicalResourceId: id }: { PhysicalResourceId: string }) => id,
  );
  expect(known.sort()).toEqual([...cloud.live.keys()].sort());
}
