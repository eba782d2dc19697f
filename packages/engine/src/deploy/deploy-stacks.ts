import type { DeploymentContext } from '../aws/deployment-context.ts';
import { SharedTasks } from '../watch/shared-tasks.ts';
import { ServiceDeployment } from './deploy-service.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import type { DeploymentManner } from './deployment-manner.ts';
import { inWaves } from './in-waves.ts';
import { runJob } from './run-job.ts';
import type { StackDeployment } from './stack-deployment.ts';

/** How it ended: the stacks with their failures, and the jobs that failed. */
export interface DeploymentResult {
  readonly succeeded: boolean;
  readonly stacks: Readonly<Record<string, StackResult>>;
  readonly failedJobs: readonly string[];
  /** Jobs that ran to a good end. */
  readonly doneJobs: readonly string[];
}

/**
 * Brings stacks to what they shall be, in the order of their layers. Stops where something fails;
 * what was done before stays. Throws as `deployStack` does, and the reason of `stop`.
 */
export async function deployStacks(
  stacks: readonly StackDeployment[],
  context: DeploymentContext,
  manner: DeploymentManner = {},
): Promise<DeploymentResult> {
  const deployment = new Deployment(context, manner);
  await deployment.inTurn(stacks.filter(({ layer }) => layer === 'foundation'));
  await deployment.inTurn(stacks.filter(({ layer }) => layer === 'data'));
  await deployment.runJobs(stacks.filter(isJob)); // migrations come before the code that needs them
  const services = stacks.filter(({ layer }) => layer === 'service');
  await deployment.inWaves(services.filter((stack) => !isJob(stack)));
  return deployment.result();
}

/** How two deployments ended that followed each other. */
export function joinResults(first: DeploymentResult, then: DeploymentResult): DeploymentResult {
  return {
    succeeded: first.succeeded && then.succeeded,
    stacks: { ...first.stacks, ...then.stacks },
    failedJobs: [...first.failedJobs, ...then.failedJobs],
    doneJobs: [...first.doneJobs, ...then.doneJobs],
  };
}

function isJob({ service }: StackDeployment): boolean {
  return service?.kind === 'job';
}

class Deployment {
  readonly #context: DeploymentContext;
  readonly #manner: DeploymentManner;
  readonly #stacks: Record<string, StackResult> = {};
  readonly #failedJobs: string[] = [];
  readonly #doneJobs: string[] = [];

  constructor(context: DeploymentContext, manner: DeploymentManner) {
    this.#context = context;
    this.#manner = manner;
  }

  result(): DeploymentResult {
    return {
      succeeded: !this.#hasFailed(),
      stacks: this.#stacks,
      failedJobs: this.#failedJobs,
      doneJobs: this.#doneJobs,
    };
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
      const request = { service, outputs, lastLines: this.#manner.failsFast === true };
      const failed = await runJob(request, this.#leavable());
      (failed ? this.#failedJobs : this.#doneJobs).push(service);
    }
  }

  /** Those that are there already are known by name: nobody has to wait for their new version. */
  async inWaves(stacks: readonly StackDeployment[]): Promise<void> {
    for (const wave of inWaves(stacks)) {
      if (this.#hasFailed()) return;
      await this.#together(wave);
    }
  }

  /** One that fails takes those back that are still on their way. */
  async #together(stacks: readonly StackDeployment[]): Promise<void> {
    this.#manner.stop?.throwIfAborted();
    const tasks = new SharedTasks(this.#context);
    const services = stacks.map(
      (stack) => new ServiceDeployment(stack, tasks, this.#context, this.#manner),
    );
    const ended = await Promise.allSettled(
      services.map(async (service) => {
        const result = await service.run();
        this.#stacks[service.stack.name] = result;
        if (result.outcome === 'failed' && this.#manner.failsFast) {
          for (const other of services) other.takeBack();
        }
      }),
    );
    const thrown = ended.find((end) => end.status === 'rejected');
    if (thrown) throw thrown.reason;
  }

  async #deploy(stack: StackDeployment): Promise<StackResult> {
    const { lose } = this.#manner;
    const result = await deployStack(stack, this.#leavable(), { ...(lose && { lose }) });
    this.#stacks[stack.name] = result;
    return result;
  }

  /** What CloudFormation or ECS brings to its end by itself needs nobody who looks on. */
  #leavable(): DeploymentContext {
    const { signal } = this.#context;
    const { stop } = this.#manner;
    return stop ? { ...this.#context, signal: AbortSignal.any([signal, stop]) } : this.#context;
  }

  #hasFailed(): boolean {
    return (
      this.#failedJobs.length > 0 ||
      Object.values(this.#stacks).some(({ outcome }) => outcome === 'failed')
    );
  }
}
