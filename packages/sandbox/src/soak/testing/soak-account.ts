import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import type { ServiceName } from '../../aws/operation.ts';
import { createIdentity } from '../../aws/random-identity.ts';
import { createCertificateAuthority } from '../../certificates/create-certificate-authority.ts';
import type { ScriptFor } from '../../runner/scripted/script.ts';
import { scriptedRunner } from '../../runner/scripted/scripted-runner.ts';
import { createSandbox, type Sandbox } from '../../sandbox.ts';
import type { Clock } from '../../time/clock.ts';
import { type VirtualClock, virtualClock } from '../../time/virtual-clock.ts';
import { fullWaits } from '../../time/waits.ts';

/** A whole sandbox in virtual time, with calls as the developer makes them. */
export interface SoakAccount {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  /** How many timers were set so far. */
  readonly timers: () => number;
  /** Calls an operation of the API; the answer is the SDK's output. */
  call<Output>(service: ServiceName, operation: string, input: object): Promise<Output>;
  /** The status of a stack. */
  stackStatus(name: string): Promise<string>;
  /** Creates stacks side by side; throws unless all of them come to be. */
  createStacks(templates: Readonly<Record<string, object>>): Promise<void>;
}

/** Makes an account in which containers follow scripts; `clock` is the one that they follow. */
export function soakAccount(scripts: (clock: Clock) => ScriptFor): SoakAccount {
  const { clock, timers } = countingClock(virtualClock());
  const sandbox = createSandbox({
    identity: createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 }),
    clock,
    waits: fullWaits(clock),
    observe: () => {},
    certificates: createCertificateAuthority(),
    runner: scriptedRunner(clock, scripts(clock)),
    storeServers: {
      start: async ({ kind }) => ({
        description: `${kind} by name only`,
        dial: () => Promise.reject(new Error('a store by name only takes no connection')),
        stop: async () => {},
      }),
    },
    dialOutside: () => Promise.reject(new Error('nothing is outside')),
    dialAgent: () => Promise.reject(new Error('nobody answers')),
  });

  const call = async <Output>(service: ServiceName, name: string, input: object) => {
    const operation = sandbox.services[service][name];
    if (operation === undefined) throw new Error(`${service} has no ${name}.`);
    return (await operation.run(input, { caller: { kind: 'developer' } })) as Output;
  };

  async function stackStatus(StackName: string): Promise<string> {
    const { Stacks } = await call<{ Stacks: Stack[] }>('CloudFormation', 'DescribeStacks', {
      StackName,
    });
    return Stacks[0]?.StackStatus ?? '';
  }

  async function failuresOf(StackName: string): Promise<string> {
    const { StackEvents } = await call<{ StackEvents: StackEvent[] }>(
      'CloudFormation',
      'DescribeStackEvents',
      { StackName },
    );
    return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
      .map(({ LogicalResourceId, ResourceStatusReason }) => {
        return `${StackName} ${LogicalResourceId}: ${ResourceStatusReason}`;
      })
      .join('\n');
  }

  async function createStacks(templates: Readonly<Record<string, object>>): Promise<void> {
    for (const [StackName, template] of Object.entries(templates)) {
      const TemplateBody = JSON.stringify(template);
      const Capabilities = ['CAPABILITY_IAM'];
      await call('CloudFormation', 'CreateStack', { StackName, TemplateBody, Capabilities });
    }
    for (const name of Object.keys(templates)) {
      while ((await stackStatus(name)) === 'CREATE_IN_PROGRESS') await clock.run({ for: 10_000 });
      const status = await stackStatus(name);
      if (status !== 'CREATE_COMPLETE') throw new Error(await failuresOf(name));
    }
  }

  return { sandbox, clock, timers, call, stackStatus, createStacks };
}

function countingClock(clock: VirtualClock) {
  let count = 0;
  const counted: VirtualClock = {
    ...clock,
    after: (delay, action) => {
      count += 1;
      return clock.after(delay, action);
    },
    sleep: (delay, signal) => {
      count += 1;
      return clock.sleep(delay, signal);
    },
  };
  return { clock: counted, timers: () => count };
}
