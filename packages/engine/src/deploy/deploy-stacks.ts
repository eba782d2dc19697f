import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { ResourceEvent } from '../events/engine-event.ts';
import { watchService } from '../watch/watch-service.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import { inWaves } from './in-waves.ts';
import { runJob } from './run-job.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** How it ended: the stacks with their failures, and the jobs that failed. */
export interface DeploymentResult {
  readonly succeeded: boolean;
  readonly stacks: Readonly<Record<string, StackResult>>;
  readonly failedJobs: readonly string[];
}

/**
 * Brings stacks to what they shall be, in the order of their layers. Stops where something fails;
 * what was done before stays. Throws as `deployStack` does.
 */
export async function deployStacks(
  stacks: readonly StackDeployment[],
  context: DeploymentContext,
): Promise<DeploymentResult> {
  const deployment = new Deployment(context);
  await deployment.inTurn(stacks.filter(({ layer }) => layer === 'foundation'));
  await deployment.inTurn(stacks.filter(({ layer }) => layer === 'data'));
  await deployment.runJobs(stacks.filter(isJob)); // migrations come before the code that needs them
  const services = stacks.filter(({ layer }) => layer === 'service');
  await deployment.inWaves(services.filter((stack) => !isJob(stack)));
  return deployment.result();
}

function isJob({ service }: StackDeployment): boolean {
  return service?.kind === 'job';
}

class Deployment {
  readonly #context: DeploymentContext;
  readonly #stacks: Record<string, StackResult> = {};
  readonly #failedJobs: string[] = [];

  constructor(context: DeploymentContext) {
    this.#context = context;
  }

  result(): DeploymentResult {
    return { succeeded: !this.#hasFailed(), stacks: this.#stacks, failedJobs: this.#failedJobs };
  }

  async inTurn(stacks: readonly StackDeployment[]): Promise<void> {
    for (const stack of stacks) {
      if (this.#hasFailed()) return;
      await this.#deploy(stack);
    }
  }

  async runJobs(stacks: readonly StackDeployment[]): Promise<void> {
    for (const stack of stacks) {
      if (this.#hasFailed()) return;
      const { outcome, outputs } = await this.#deploy(stack);
      if (outcome === 'failed') return;
      const service = stack.service?.name ?? stack.name;
      if (await runJob({ service, outputs }, this.#context)) this.#failedJobs.push(service);
    }
  }

  async inWaves(stacks: readonly StackDeployment[]): Promise<void> {
    for (const wave of inWaves(stacks)) {
      if (this.#hasFailed()) return;
      await Promise.all(wave.map((stack) => this.#deployWatched(stack)));
    }
  }

  /** From the moment CloudFormation has made the service, ECS is asked what its tasks do. */
  async #deployWatched(stack: StackDeployment): Promise<void> {
    const name = stack.service?.name ?? stack.name;
    const watching = new AbortController();
    let watch: Promise<void> | undefined;
    const context = {
      ...this.#context,
      signal: AbortSignal.any([this.#context.signal, watching.signal]),
    };
    const startWatching = ({ type, physicalId }: ResourceEvent): void => {
      if (type !== 'AWS::ECS::Service' || !physicalId?.includes('/')) return;
      const [, cluster = '', service = ''] = physicalId.split('/');
      watch ??= watchService({ name, cluster, service }, context);
      watch.catch(() => {}); // it is awaited, and may throw, only when the stack is done
    };
    try {
      await this.#deploy(stack, startWatching);
    } finally {
      watching.abort();
      await watch;
    }
  }

  async #deploy(
    stack: StackDeployment,
    hear?: (event: ResourceEvent) => void,
  ): Promise<StackResult> {
    const result = await deployStack(stack, this.#context, hear);
    this.#stacks[stack.name] = result;
    return result;
  }

  #hasFailed(): boolean {
    return (
      this.#failedJobs.length > 0 ||
      Object.values(this.#stacks).some(({ outcome }) => outcome === 'failed')
    );
  }
}
