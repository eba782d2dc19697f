import { createHash } from 'node:crypto';
import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import type { Observation } from '../../observation.ts';
import type { Parameter } from '../../parameters/parameters.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ResourceHandler, ResourceRequest } from '../../resources/resource-handler.ts';
import { ResourceFailure } from '../../resources/resource-handler.ts';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import { fullWaits } from '../../time/waits.ts';
import { createCloudFormation } from '../create-cloudformation.ts';

/** `stabilise`: the second half of a creation, when the resource exists already. */
export type Action = 'create' | 'stabilise' | 'update' | 'delete';

/** A resource that exists in a test, as the service behind it would see it. */
export interface LiveThing {
  readonly physicalId: string;
  readonly logicalId: string;
  readonly type: string;
  properties: Readonly<Record<string, unknown>>;
  tags: Readonly<Record<string, string>>;
}

export interface TestOptions {
  /** The reason for which the handler fails, if it does. */
  readonly fails?: (action: Action, request: ResourceRequest) => string | undefined;
  /** Milliseconds that a handler takes. */
  readonly takes?: (action: Action, logicalId: string) => number;
  /** The id that a resource has after an update, for types of which each update is a revision. */
  readonly revised?: (physicalId: string) => string;
  /** Creations and updates go on although they were told to stop. */
  readonly ignoresStop?: boolean;
  readonly ssm?: Readonly<Record<string, Partial<Parameter>>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A CloudFormation on a virtual clock over resources that only count what exists. */
export function testCloudFormation(options: TestOptions = {}) {
  const clock = virtualClock();
  const live = new Map<string, LiveThing>();
  const calls: string[] = [];
  const observed: Observation[] = [];
  const { operations, idle } = createCloudFormation({
    clock,
    waits: fullWaits(clock),
    identity: testIdentity(),
    observe: (observation) => observed.push(observation),
    parameters: {
      find: (name) => {
        const found = options.ssm?.[name];
        return (
          found && { name, arn: `arn:${name}`, type: 'String', value: '', version: 1, ...found }
        );
      },
    },
    secrets: {
      arnOf: (id) => id,
      texts: () => Object.values(options.secrets ?? {}),
      value: (id) => ({
        versionId: 'v',
        stages: ['AWSCURRENT'],
        createdAt: 0,
        ...(options.secrets?.[id] !== undefined && { text: options.secrets[id] }),
      }),
    },
    handlers: testHandlers(clock, live, calls, options),
  });

  // biome-ignore lint/suspicious/noExplicitAny: outputs are those of the SDK's commands.
  async function call(name: string, input: object = {}): Promise<any> {
    const operation = operations[name];
    if (operation === undefined) throw new Error(`No operation ${name}.`);
    return operation.run(input, { caller: { kind: 'developer' } });
  }

  async function settle(): Promise<void> {
    let settled = false;
    void idle().then(() => {
      settled = true;
    });
    await clock.run({ until: () => settled });
  }

  return {
    clock,
    live,
    calls,
    observed,
    call,
    settle,
    /** Creates a stack and waits for its end. */
    async create(template: object, input: object = {}): Promise<Stack> {
      await call('CreateStack', { StackName: 'shop', TemplateBody: text(template), ...input });
      await settle();
      return this.stack();
    },
    async update(template: object, input: object = {}): Promise<Stack> {
      await call('UpdateStack', { StackName: 'shop', TemplateBody: text(template), ...input });
      await settle();
      return this.stack();
    },
    async stack(name = 'shop'): Promise<Stack> {
      return (await call('DescribeStacks', { StackName: name })).Stacks[0];
    },
    /** Every event of a stack as `LogicalId STATUS reason`, the oldest first. */
    async events(name = 'shop'): Promise<string[]> {
      const events: StackEvent[] = [];
      let token: string | undefined;
      do {
        const page = await call('DescribeStackEvents', { StackName: name, NextToken: token });
        events.push(...page.StackEvents);
        token = page.NextToken;
      } while (token !== undefined);
      return events
        .reverse()
        .map(({ LogicalResourceId: id, ResourceStatus: status, ResourceStatusReason: reason }) =>
          [id, status, reason].filter(Boolean).join(' '),
        );
    },
    /** A change set, made and described. */
    async changeSet(template: object, input: object = {}) {
      await call('CreateChangeSet', {
        StackName: 'shop',
        ChangeSetName: 'next',
        TemplateBody: text(template),
        ...input,
      });
      await clock.run();
      return call('DescribeChangeSet', {
        StackName: 'shop',
        ChangeSetName: 'next',
        IncludePropertyValues: true,
      });
    },
  };
}

const text = (template: object) => JSON.stringify(template);

function testIdentity() {
  let seed = 0;
  const hex = (length: number) =>
    createHash('sha256').update(`${seed++}`).digest('hex').slice(0, length);
  return {
    account: '123456789012',
    region: 'ap-northeast-2',
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}

const types = [
  'AWS::EC2::SecurityGroup',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
  'AWS::RDS::DBInstance',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
];

function testHandlers(
  clock: VirtualClock,
  live: Map<string, LiveThing>,
  calls: string[],
  options: TestOptions,
): Handlers {
  let made = 0;

  async function act(action: Action, request: ResourceRequest): Promise<void> {
    if (action !== 'stabilise') calls.push(`${action} ${request.logicalId}`);
    const reason = options.fails?.(action, request);
    const milliseconds =
      (action === 'stabilise' ? 0 : options.takes?.(action, request.logicalId)) ?? 0;
    if (milliseconds > 0) {
      const stops = action !== 'delete' && options.ignoresStop !== true;
      await clock.sleep(milliseconds, stops ? request.signal : undefined);
    }
    if (reason !== undefined) throw new ResourceFailure('GeneralServiceException', reason);
  }

  function handlerFor(type: string): ResourceHandler {
    const attributes = (physicalId: string) => ({
      Arn: `arn:aws:test:::${physicalId}`,
      QueueName: physicalId,
      TaskDefinitionArn: physicalId,
      Value: 'value',
    });
    return {
      fidelity: 'modelled',
      async create(request) {
        await act('create', request);
        const { logicalId, properties, tags } = request;
        const physicalId = `${logicalId.toLowerCase()}-${++made}`;
        live.set(physicalId, { physicalId, logicalId, type, properties, tags });
        const state = { physicalId, attributes: attributes(physicalId) };
        request.initiated?.(state);
        await act('stabilise', request);
        return state;
      },
      async update(request) {
        await act('update', request);
        const thing = live.get(request.state.physicalId);
        if (thing === undefined) throw new ResourceFailure('NotFound', 'It is not there.');
        thing.properties = request.properties;
        thing.tags = request.tags;
        const physicalId = options.revised?.(thing.physicalId) ?? thing.physicalId;
        live.set(physicalId, thing);
        return { physicalId, attributes: attributes(physicalId) };
      },
      async delete(request) {
        await act('delete', request);
        if (request.snapshot === true) calls.push(`snapshot ${request.logicalId}`);
        if (!live.delete(request.state.physicalId)) {
          throw new ResourceFailure('NotFound', 'It is not there.');
        }
      },
      ...(type === 'AWS::SQS::Queue' && {
        adoption: {
          identifiedBy: 'QueueUrl',
          adopt: (physicalId: string) =>
            live.has(physicalId) ? { physicalId, attributes: attributes(physicalId) } : undefined,
        },
      }),
    };
  }

  return Object.fromEntries(types.map((type) => [type, handlerFor(type)]));
}
