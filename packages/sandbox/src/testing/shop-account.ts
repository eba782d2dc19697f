import type { Stack } from '@aws-sdk/client-cloudformation';
import type { ServiceName } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { createCertificateAuthority } from '../certificates/create-certificate-authority.ts';
import type { ScriptFor } from '../runner/scripted/script.ts';
import { scriptedRunner } from '../runner/scripted/scripted-runner.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';
import { type VirtualClock, virtualClock } from '../time/virtual-clock.ts';
import { fullWaits } from '../time/waits.ts';
import { shopTemplate } from './shop-template.ts';

/** What the SDK's clients are made with when they are attached. */
export const clientSettings = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'shop', secretAccessKey: 'shop' },
  maxAttempts: 1,
} as const;

export interface ShopAccount {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  /** Calls an operation as the developer; the answer is the SDK's output. */
  // biome-ignore lint/suspicious/noExplicitAny: outputs are those of the SDK's commands.
  call(service: ServiceName, operation: string, input?: object): Promise<any>;
  /** Creates or updates the stack `shop` and waits for its end; answers its status. */
  deploy(parameters?: Readonly<Record<string, string>>, template?: object): Promise<Stack>;
}

/** A whole sandbox in virtual time, whose containers listen at port 8000 unless scripted. */
export function shopAccount(
  script: ScriptFor = () => ({ listens: [{ port: 8000 }] }),
  options: Partial<SandboxOptions> = {},
): ShopAccount {
  const clock = virtualClock();
  const sandbox = createSandbox({
    identity: createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 }),
    clock,
    waits: fullWaits(clock),
    observe: () => {},
    certificates: createCertificateAuthority(),
    runner: scriptedRunner(clock, script),
    storeServers: { start: () => Promise.reject(new Error('a shop has no stores')) },
    dialOutside: () => Promise.reject(new Error('nothing is outside')),
    dialAgent: () => Promise.reject(new Error('nobody answers')),
    localImages: (reference) => ({
      digest: `sha256:${'a'.repeat(64)}`,
      architectures: ['X86_64'],
      compressedSize: 1000,
      engineReference: reference,
    }),
    ...options,
  });

  const call: ShopAccount['call'] = async (service, name, input = {}) => {
    const operation = sandbox.services[service][name];
    if (operation === undefined) throw new Error(`${service} has no ${name}.`);
    return operation.run(input, { caller: { kind: 'developer' } });
  };

  const stack = async (): Promise<Stack | undefined> => {
    const { Stacks } = await call('CloudFormation', 'DescribeStacks');
    return Stacks.find(({ StackName }: Stack) => StackName === 'shop');
  };

  return {
    sandbox,
    clock,
    call,
    async deploy(parameters = {}, template = shopTemplate) {
      const exists = (await stack()) !== undefined;
      await call('CloudFormation', exists ? 'UpdateStack' : 'CreateStack', {
        StackName: 'shop',
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: [{ Key: 'project', Value: 'shop' }],
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      });
      let now = await stack();
      while (now?.StackStatus?.endsWith('_IN_PROGRESS') === true) {
        await clock.run({ for: 5000 });
        now = await stack();
      }
      if (now === undefined) throw new Error('The stack is gone.');
      return now;
    },
  };
}
