import type { Closure } from './closures.ts';
import type { Random } from './random.ts';
import type { SoakAccount } from './soak-account.ts';
import type { SoakService } from './soak-services.ts';

/** What befalls the services of a soak, or is done to them, in any minute. */
export interface Faults {
  /** What was planned for this minute, and one thing that was not. */
  minute(): Promise<void>;
  /** Leaves every service with a good image, ten tasks, its secret and its load balancer. */
  mend(): Promise<void>;
  /** How often each thing happened. */
  readonly counts: ReadonlyMap<string, number>;
}

const minuteLength = 60_000;
const secretId = 'soak/secret';

/** `missing` is in no repository. */
const tags = ['good', 'better', 'better', 'best', 'crashing', 'sick', 'missing'];

export function soakFaults(
  account: SoakAccount,
  services: readonly SoakService[],
  closures: readonly Closure[],
  random: Random,
): Faults {
  const { call, clock, sandbox } = account;
  const counts = new Map<string, number>();
  let secretGone = false;
  let minutes = 0;
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  /** The tag of each service's image as its stack has it. */
  const tagOf = new Map(services.map((service) => [service, 'good']));

  async function deployByStack(): Promise<void> {
    const service = random.pick(services);
    if (!(await updatable(service.stack))) return;
    tagOf.set(service, random.pick(tags));
    await updateServices(service.stack);
    count('deployed by a stack');
  }

  async function updateServices(stack: string): Promise<void> {
    const own = services.filter((service) => service.stack === stack);
    await update(
      stack,
      own.map((service) => [service.parameter, tagOf.get(service) ?? '']),
    );
  }

  async function deployByService(): Promise<void> {
    await deployAnew(random.pick(services).name);
    count('deployed anew');
  }

  async function scale(): Promise<void> {
    const { name } = random.pick(services);
    const desiredCount = 5 + random.below(11);
    await call('ECS', 'UpdateService', { cluster: 'soak', service: name, desiredCount });
    count('scaled');
  }

  async function interrupt(): Promise<void> {
    const onSpot = sandbox.tasks
      .inCluster('soak')
      .filter(
        ({ request, status }) =>
          request.capacityProvider === 'FARGATE_SPOT' && status === 'RUNNING',
      );
    if (onSpot.length === 0) return;
    for (let left = 5; left > 0; left--) sandbox.tasks.interrupt(random.pick(onSpot).arn);
    count('interrupted');
  }

  async function stopTask(): Promise<void> {
    const running = sandbox.tasks.inCluster('soak').filter(({ status }) => status === 'RUNNING');
    await call('ECS', 'StopTask', { cluster: 'soak', task: random.pick(running).arn });
    count('stopped by hand');
  }

  /** Tasks that read it cannot start meanwhile. */
  async function toggleSecret(): Promise<void> {
    await call('SecretsManager', secretGone ? 'RestoreSecret' : 'DeleteSecret', {
      SecretId: secretId,
    });
    secretGone = !secretGone;
    count(secretGone ? 'secret deleted' : 'secret restored');
  }

  async function openOrClose(): Promise<void> {
    const now = clock.now();
    for (const { entrance, from, to } of closures) {
      if (now >= from && now < from + minuteLength) await setEntrance(entrance, 'no');
      if (now >= to && now < to + minuteLength) await setEntrance(entrance, 'yes');
    }
  }

  async function setEntrance(entrance: string, open: 'yes' | 'no'): Promise<void> {
    await update(entrance, [['Open', open]]);
    count(open === 'yes' ? 'way opened' : 'way closed');
  }

  async function update(
    StackName: string,
    parameters: readonly (readonly [string, string])[],
  ): Promise<void> {
    const Parameters = parameters.map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    }));
    const input = { StackName, UsePreviousTemplate: true, Parameters };
    await call('CloudFormation', 'UpdateStack', input).catch(ignoreNoUpdates);
  }

  /** Whether a stack can be updated now; one whose rollback failed is helped on first. */
  async function updatable(stack: string): Promise<boolean> {
    const status = await account.stackStatus(stack);
    if (status === 'UPDATE_ROLLBACK_FAILED') await helpOn(stack);
    return status.endsWith('_COMPLETE');
  }

  /** What failed without a way back is deployed anew, as a developer would; then the stack goes on. */
  async function helpOn(StackName: string): Promise<void> {
    for (const { name, stack } of services) {
      if (stack === StackName) await deployAnew(name);
    }
    await call('CloudFormation', 'ContinueUpdateRollback', { StackName });
    count('rollback continued');
  }

  async function deployAnew(service: string, settings: object = {}): Promise<void> {
    const input = { cluster: 'soak', service, forceNewDeployment: true, ...settings };
    await call('ECS', 'UpdateService', input);
  }

  return {
    counts,
    async minute() {
      await openOrClose();
      minutes += 1;
      // Once every three hours, at a time of no pattern with the rest; gone for ten minutes.
      const isTime = secretGone ? random.chance(1 / 10) : minutes % 180 === 70;
      if (isTime) await toggleSecret();
      await random.pick([
        deployByStack,
        deployByStack,
        deployByService,
        scale,
        interrupt,
        stopTask,
      ])();
    },
    async mend() {
      if (secretGone) await toggleSecret();
      for (const service of services) tagOf.set(service, 'good');
      for (const stack of new Set(services.map((service) => service.stack))) {
        while (!(await updatable(stack))) await clock.run({ for: minuteLength });
        await updateServices(stack);
      }
      for (const { name, desiredCount } of services) await deployAnew(name, { desiredCount });
    },
  };
}

function ignoreNoUpdates(error: unknown): void {
  if (!(error instanceof Error) || !/No updates are to be performed/.test(error.message)) {
    throw error;
  }
}
