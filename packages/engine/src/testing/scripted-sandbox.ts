import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import {
  createCertificateAuthority,
  createIdentity,
  createSandbox,
  fullWaits,
  type Observation,
  type Sandbox,
  type SandboxOptions,
  type ScriptFor,
  type StoreServers,
  scriptedRunner,
  type VirtualClock,
  virtualClock,
} from '@seaworthy/sandbox';
import type { AwsClients } from '../aws/clients.ts';

/** A sandbox in virtual time, whose containers follow scripts and whose stores only have names. */
export interface ScriptedSandbox {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly observations: readonly Observation[];
}

export function scriptedSandbox(
  scriptFor: ScriptFor,
  region = 'ap-northeast-2',
  options: Partial<
    Pick<SandboxOptions, 'localImages' | 'storeServers' | 'interfere' | 'onCall'>
  > = {},
): ScriptedSandbox {
  const clock = virtualClock();
  const observations: Observation[] = [];
  const sandbox = createSandbox({
    identity: createIdentity({ account: '123456789012', region, seed: 1 }),
    clock,
    waits: fullWaits(clock),
    observe: (observation) => observations.push(observation),
    certificates: createCertificateAuthority(),
    runner: scriptedRunner(clock, scriptFor),
    storeServers: namedStores,
    dialOutside: () => Promise.reject(new Error('nothing is outside')),
    dialAgent: () => Promise.reject(new Error('nobody answers')),
    ...options,
  });
  return { sandbox, clock, observations };
}

const namedStores: StoreServers = {
  start: async ({ kind }) => ({
    description: `${kind} by name only`,
    dial: () => Promise.reject(new Error('a store by name only takes no connection')),
    stop: async () => {},
  }),
};

/** Runs virtual time until the work is done; more than `hours` of it is an error. */
export async function inVirtualTime<T>(
  clock: VirtualClock,
  clients: AwsClients,
  work: () => Promise<T>,
  hours = 6,
): Promise<T> {
  await loadWhatClientsLoadLazily(clients);
  let settled = false;
  const done = work().finally(() => {
    settled = true;
  });
  done.catch(() => {});
  const end = clock.now() + hours * 3_600_000;
  await clock.run({ until: () => settled || clock.now() > end });
  if (!settled) throw new Error(`the work is not done after ${hours} hours of virtual time`);
  return done;
}

/** Loading code takes real time, which a virtual clock does not wait for. */
async function loadWhatClientsLoadLazily({ cloudFormation, ecs }: AwsClients): Promise<void> {
  await cloudFormation.send(new DescribeStacksCommand({}));
  await ecs.send(new ListClustersCommand({}));
}
