import type { DeploymentContext } from '../aws/deployment-context.ts';
import { SharedTasks } from '../watch/shared-tasks.ts';
import { ServiceDeployment } from './deploy-service.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import type { DeploymentManner } from './deployment-manner.ts';
import { inWaves } from './in-waves.ts';
import { takeAway } from './remove-stack.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { type VerifiedService, verifyServices } from './verify-services.ts';

/** How stacks of services ended. */
export interface ServicesResult {
  readonly stacks: Readonly<Record<string, StackResult>>;
  /** What was seen at the last look, of which one problem is a failure; empty when there was none. */
  readonly verified: readonly VerifiedService[];
  /** Stacks that have again what they had before. */
  readonly putBack: readonly string[];
}

/**
 * Deploys services' stacks: first those that others address, together those that need not wait. Where
 * one fails fast, or at the last look, the others go back with it. Throws as `deployStack` does.
 */
export async function deployServices(
  stacks: readonly StackDeployment[],
  context: DeploymentContext,
  manner: DeploymentManner,
): Promise<ServicesResult> {
  const fleet = new Fleet(context, manner);
  try {
    for (const wave of inWaves(stacks)) {
      if (fleet.isOver()) break;
      await fleet.launch(wave);
    }
    if (manner.proves && !fleet.isOver()) await fleet.hold();
    if (manner.proves && !fleet.isOver()) await fleet.verify();
  } finally {
    await fleet.end();
  }
  return fleet.result();
}

class Fleet {
  readonly #context: DeploymentContext;
  readonly #manner: DeploymentManner;
  readonly #tasks: SharedTasks;
  readonly #services: ServiceDeployment[] = [];
  readonly #results = new Map<ServiceDeployment, StackResult>();
  /** Those that go back though they were done. */
  readonly #returning = new Map<ServiceDeployment, Promise<void>>();
  readonly #putBack: string[] = [];
  #verified: readonly VerifiedService[] = [];
  #isFailing = false;

  constructor(context: DeploymentContext, manner: DeploymentManner) {
    this.#context = context;
    this.#manner = manner;
    this.#tasks = new SharedTasks(context);
  }

  isOver(): boolean {
    const ended = [...this.#results.values()].some(({ outcome }) => outcome === 'failed');
    return ended || this.#isFailing || this.#manner.stop?.aborted === true;
  }

  result(): ServicesResult {
    const stacks = [...this.#results].map(([{ stack }, result]) => [stack.name, result] as const);
    return {
      stacks: Object.fromEntries(stacks),
      verified: this.#verified,
      putBack: this.#putBack,
    };
  }

  async launch(wave: readonly StackDeployment[]): Promise<void> {
    const services = wave.map((stack) => this.#serviceOf(stack));
    this.#services.push(...services);
    const ended = await Promise.allSettled(services.map((service) => this.#deploy(service)));
    const thrown = ended.find((end) => end.status === 'rejected');
    if (thrown) throw thrown.reason;
  }

  /** Waits until all services that run tasks hold their new revisions at the same time. */
  async hold(): Promise<void> {
    const running = [...this.#results].flatMap(([service, { outputs }]) => {
      const revision = revisionOf(service.stack, outputs);
      return revision === undefined ? [] : [{ service, revision }];
    });
    for (let together = false; !together; ) {
      const held = await all(running, ({ service, revision }) => service.holds(revision));
      if (!held) return;
      // Who held first may have died while others were waited for.
      together = await all(running, ({ service, revision }) => service.stillHolds(revision));
    }
  }

  /** Looks a last time whether all run what was asked for. */
  async verify(): Promise<void> {
    await Promise.all(this.#services.map((service) => service.end()));
    const deployed = [...this.#results].map(([{ stack }, result]) => [stack, result] as const);
    const seen = await verifyServices(new Map(deployed), () => this.isOver(), this.#context);
    if (this.isOver()) return; // stopped before it was known
    this.#verified = seen;
    if (seen.some(({ problem }) => problem)) this.#fail();
  }

  async end(): Promise<void> {
    const returned = await Promise.allSettled(this.#returning.values());
    const ended = await Promise.allSettled(this.#services.map((service) => service.end()));
    const thrown = [...returned, ...ended].find((end) => end.status === 'rejected');
    if (thrown) throw thrown.reason;
  }

  #serviceOf(stack: StackDeployment): ServiceDeployment {
    const service: ServiceDeployment = new ServiceDeployment(stack, {
      tasks: this.#tasks,
      context: this.#context,
      manner: this.#manner,
      onFailing: () => this.#failWith(service),
    });
    return service;
  }

  async #deploy(service: ServiceDeployment): Promise<void> {
    const result = await service.run();
    this.#results.set(service, result);
    if (result.outcome === 'failed') this.#fail();
    else if (this.#isFailing) this.#takeBack(service); // it was through before it was called off
  }

  /** Versions that belong together run together. */
  #failWith(failing: ServiceDeployment): void {
    const result = this.#results.get(failing);
    if (result) this.#results.set(failing, { ...result, outcome: 'failed', stands: true });
    this.#fail();
  }

  #fail(): void {
    if (!this.#manner.failsFast) return;
    this.#isFailing = true;
    for (const service of this.#services) this.#takeBack(service);
  }

  #takeBack(service: ServiceDeployment): void {
    service.takeBack(); // as long as it is on its way
    const result = this.#results.get(service);
    const isThrough = result?.outcome === 'done' || result?.stands;
    if (!isThrough || this.#manner.keep?.aborted || this.#returning.has(service)) return;
    const returning = this.#return(service, result);
    this.#returning.set(service, returning);
    returning.catch(() => {}); // awaited at the end
  }

  /** To what it was before; what never held and is new goes away again, as after a failed creation. */
  async #return(service: ServiceDeployment, { wasThere, stands }: StackResult): Promise<void> {
    const { stack } = service;
    const earlier = this.#manner.before?.find(({ name }) => name === stack.name);
    if (!earlier && (wasThere || !stands)) return;
    await service.end();
    if (!earlier) return takeAway(stack, this.#context);
    const { outcome } = await deployStack(earlier, this.#context);
    if (outcome === 'done') this.#putBack.push(stack.name);
  }
}

async function all<T>(some: readonly T[], holds: (one: T) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(some.map(holds))).every(Boolean);
}

/** `family:number` of a service that runs tasks on and on. */
function revisionOf({ service }: StackDeployment, { TaskDefinition }: Outputs): string | undefined {
  if (service?.kind !== 'web' && service?.kind !== 'worker') return undefined;
  return TaskDefinition?.slice(TaskDefinition.lastIndexOf('/') + 1);
}

type Outputs = StackResult['outputs'];
