import type { Script } from '@seaworthy/sandbox';
import { inVirtualTime } from '../../testing/scripted-sandbox.ts';
import type { TimedCall } from './api-limits.ts';
import { type Delays, type Failure, measureDelays } from './delays.ts';
import { Harbour, type Programs, type Shipped } from './harbour.ts';

/** A deployment in virtual time: AWS's own waits at full length, a tenth of a second for each call. */
export interface MeasuredDeployment {
  readonly outcome: Shipped['report']['outcome'];
  /** Codes of what was found, the verdict first. */
  readonly codes: readonly string[];
  /** From the command to its answer. */
  readonly seconds: number;
  /** From when two tasks of a service had failed to the answer; absent when there was no such. */
  readonly afterSecondFailure?: number;
  readonly delays: Delays;
  readonly calls: readonly TimedCall[];
}

/** A first version, and what followed it. */
export interface MeasuredLife {
  readonly first: MeasuredDeployment;
  readonly second: MeasuredDeployment;
}

/** How a second version behaves: its program exits, or answers health checks with 500. */
export type Manner = 'sound' | 'crashing' | 'unhealthy';

/** Two tasks behind the load balancer, as in the model that the peers' times come from. */
const oneService = `
services:
  web-0:
    build: .
    ports: ["8080:8080"]
    deploy: { replicas: 2 }
`;

const tenServices = `
services:
${Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? webNumbered(index) : `  worker-${index}: { build: . }`)).join('\n')}
`;

function webNumbered(index: number): string {
  const settings = `x-seaworthy: { paths: [/${index}] }`;
  return `  web-${index}: { build: ., ports: ["${8000 + index}:8080"], ${settings} }`;
}

/** Deploys a project for the first time, and then new images of 300 MB that behave so. */
export async function measureDeployments(
  project: 'one service' | 'ten services',
  manner: Manner,
): Promise<MeasuredLife> {
  const compose = project === 'one service' ? oneService : tenServices;
  const calls: TimedCall[] = [];
  let isUnderWay = false; // outside of it, no virtual time passes in which a call could take long
  const harbour: Harbour = new Harbour({
    interfere: () => (isUnderWay ? { kind: 'slow', milliseconds: 100 } : undefined),
    onCall: ({ service, operation }) =>
      calls.push({ service, operation, at: harbour.scripted.clock.now() }),
  });
  const measure = async (version: string, script: Script): Promise<MeasuredDeployment> => {
    calls.length = 0;
    const shipped = await harbour.ship(version, programsOf(script), {
      compose,
      variables: {},
      emit: () => {
        isUnderWay = true;
      },
    });
    isUnderWay = false;
    const made = [...calls];
    return { ...(await read(shipped, harbour)), calls: made };
  };
  return {
    first: await measure('v1', scripts.sound),
    second: await measure('v2', scripts[manner]),
  };
}

/**
 * The model's image: 300 MB at 15 MB a second, and 5 s until the program listens. The model takes
 * 20 s to provide a task, of which the sandbox has 15.
 */
const pull = { takes: 20_000 + 5000 };

const scripts: Readonly<Record<Manner, Script>> = {
  sound: { pull, listens: [{ port: 8080, from: 5000 }] },
  crashing: { pull, exits: { after: 5000, code: 1 } },
  unhealthy: {
    pull,
    listens: [{ port: 8080, from: 5000, answers: () => ({ kind: 'status', status: 500 }) }],
  },
};

function programsOf(script: Script): Programs {
  const names = Array.from({ length: 10 }, (_, index) => [`web-${index}`, `worker-${index}`]);
  return Object.fromEntries(names.flat().map((name) => [name, script]));
}

async function read(
  { report, seconds, timed }: Shipped,
  { scripted: { clock }, account }: Harbour,
): Promise<Omit<MeasuredDeployment, 'calls'>> {
  const end = clock.now();
  const began = end - seconds * 1000;
  const told = timed.map(({ at, event }) => ({ at: began + at * 1000, event }));
  const work = () => measureDelays(told, account);
  const { failures, ...delays } = await inVirtualTime(clock, account.clients, work);
  const second = secondFailure(failures);
  return {
    outcome: report.outcome,
    codes: report.diagnostics.map(({ code }) => code),
    seconds,
    ...(second !== undefined && { afterSecondFailure: (end - second) / 1000 }),
    delays,
  };
}

/** When the first service had two tasks that failed; milliseconds since 1970. */
function secondFailure(failures: readonly Failure[]): number | undefined {
  const failed = new Set<string>();
  for (const { service, at } of failures.toSorted((one, other) => one.at - other.at)) {
    if (failed.has(service)) return at;
    failed.add(service);
  }
  return undefined;
}
