import type { ListServiceDeploymentsCommandOutput } from '@aws-sdk/client-ecs';
import { watchCapacity } from './capacity-watch.ts';
import { calmUntil, planClosures } from './closures.ts';
import { entranceTemplate } from './entrance-template.ts';
import { foundationTemplate } from './foundation-template.ts';
import { seededRandom } from './random.ts';
import { servicesTemplate } from './services-template.ts';
import { type SoakAccount, soakAccount } from './soak-account.ts';
import { soakFaults } from './soak-faults.ts';
import { soakScripts } from './soak-scripts.ts';
import { type SoakService, soakServices } from './soak-services.ts';
import { describeAll, isAtRest, survey } from './survey.ts';

export interface SoakSize {
  readonly services: number;
  /** Simulated hours of faults. */
  readonly hours: number;
  readonly seed: number;
}

/** How a soak went. */
export interface SoakReport {
  /** What did not hold, with when; empty when everything did. */
  readonly violations: readonly string[];
  /** How often each fault happened. */
  readonly faults: Readonly<Record<string, number>>;
  readonly runningTasks: number;
  readonly launchedTasks: number;
  /** Deployments by how they ended. */
  readonly deployments: Readonly<Record<string, number>>;
  /** Timers that were set. */
  readonly timers: number;
  /** Megabytes of JavaScript's heap after the stacks were made, and at the end. */
  readonly heap: readonly [number, number];
}

const minute = 60_000;
const minutesBetweenSurveys = 30;

/** Lets services of ten tasks each live through faults, and looks whether every invariant holds. */
export async function runSoak({ services: count, hours, seed }: SoakSize): Promise<SoakReport> {
  const random = seededRandom(seed);
  const services = soakServices(count);
  const entrances = new Map(services.map(({ name, entrance }) => [name, entrance]));
  const account: SoakAccount = soakAccount(
    soakScripts(random, (service, now) => calmUntil(closures, entrances.get(service), now)),
  );
  const { clock, sandbox, timers } = account;
  const closures = planClosures(services, clock.now() + 60 * minute, hours);
  let launchedTasks = 0;
  sandbox.tasks.onChange(({ version }) => {
    if (version === 0) launchedTasks += 1;
  });
  const violations: string[] = [];
  const capacityViolations = watchCapacity(sandbox, clock);
  await build(account, services);
  const heapBefore = heapMegabytes();

  const faults = soakFaults(account, services, closures, random);
  const total = hours * 60;
  for (let at = 0; at < total; at += 1) {
    await faults.minute();
    await clock.run({ for: minute });
    if (at % minutesBetweenSurveys === 0) violations.push(...(await survey(account, services)));
  }
  await faults.mend();
  await clock.run({ for: 120 * minute });
  violations.push(...(await survey(account, services)), ...(await unfinished(account, services)));

  return {
    violations: [...capacityViolations(), ...violations],
    faults: Object.fromEntries(faults.counts),
    runningTasks: sandbox.tasks.inCluster('soak').filter(({ status }) => status === 'RUNNING')
      .length,
    launchedTasks,
    deployments: await deploymentsByEnd(account, services),
    timers: timers(),
    heap: [heapBefore, heapMegabytes()],
  };
}

async function build(account: SoakAccount, services: readonly SoakService[]): Promise<void> {
  await account.createStacks({ foundation: foundationTemplate });
  for (const tag of ['good', 'better', 'best', 'crashing', 'sick']) {
    account.sandbox.repositories.put('soak', tag, {
      digest: `sha256:${account.sandbox.identity.hex(64)}`,
      architectures: ['X86_64'],
      compressedSize: 50_000_000,
      engineReference: tag,
    });
  }
  const entrances = new Set(services.map(({ entrance }) => entrance));
  await account.createStacks(
    Object.fromEntries([...entrances].map((name) => [name, entranceTemplate(name)])),
  );
  const stacks = new Set(services.map(({ stack }) => stack));
  await account.createStacks(
    Object.fromEntries(
      [...stacks].map((name) => [
        name,
        servicesTemplate(services.filter(({ stack }) => stack === name)),
      ]),
    ),
  );
}

/** After two quiet hours every service is at rest. */
async function unfinished(account: SoakAccount, services: readonly SoakService[]) {
  const described = await describeAll(account, services);
  return described
    .filter((service) => !isAtRest(service))
    .map(({ serviceName, deployments, events }) => {
      const states = deployments?.map(({ rolloutState }) => rolloutState);
      return `${serviceName} is not at rest: ${states}; ${events?.[0]?.message}`;
    });
}

async function deploymentsByEnd({ call }: SoakAccount, services: readonly SoakService[]) {
  const ends: Record<string, number> = {};
  for (const { name } of services) {
    const input = { cluster: 'soak', service: name };
    const output = await call<ListServiceDeploymentsCommandOutput>(
      'ECS',
      'ListServiceDeployments',
      input,
    );
    for (const { status = '' } of output.serviceDeployments ?? []) {
      ends[status] = (ends[status] ?? 0) + 1;
    }
  }
  return ends;
}

function heapMegabytes(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
}
