import type { DeploymentContext } from '../aws/deployment-context.ts';
import { deployServices, type ServicesResult } from './deploy-services.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import type { DeploymentManner } from './deployment-manner.ts';
import { runJob } from './run-job.ts';
import type { StackDeployment } from './stack-deployment.ts';
import type { VerifiedService } from './verify-services.ts';

/** How it ended: the stacks with their failures, and the jobs that failed. */
export interface DeploymentResult {
  readonly succeeded: boolean;
  readonly stacks: Readonly<Record<string, StackResult>>;
  readonly failedJobs: readonly string[];
  /** Jobs that ran to a good end. */
  readonly doneJobs: readonly string[];
  /** What was seen at the last look. */
  readonly verified: readonly VerifiedService[];
  /** Stacks that have again what they had before. */
  readonly putBack: readonly string[];
}

/**
 * Brings stacks to what they shall be, in the order of their layers. Ends where something fails, and
 * does not succeed when it is stopped before all is done; what was done before stays. Throws as
 * `deployStack` does, and the reason of `stop` when that breaks off what is under way.
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
  await deployment.services(services.filter((stack) => !isJob(stack)));
  return deployment.result();
}

/** Before the first deployment. */
export const nothingDeployed: DeploymentResult = {
  succeeded: true,
  stacks: {},
  failedJobs: [],
  doneJobs: [],
  verified: [],
  putBack: [],
};

/** How two deployments ended that followed each other. */
export function joinResults(first: DeploymentResult, then: DeploymentResult): DeploymentResult {
  return {
    succeeded: first.succeeded && then.succeeded,
    stacks: { ...first.stacks, ...then.stacks },
    failedJobs: [...first.failedJobs, ...then.failedJobs],
    doneJobs: [...first.doneJobs, ...then.doneJobs],
    verified: [...first.verified, ...then.verified],
    putBack: [...first.putBack, ...then.putBack],
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
  #services: ServicesResult = { stacks: {}, verified: [], putBack: [] };

  constructor(context: DeploymentContext, manner: DeploymentManner) {
    this.#context = context;
    this.#manner = manner;
  }

  result(): DeploymentResult {
    return {
      succeeded: !this.#isOver(),
      stacks: this.#stacks,
      failedJobs: this.#failedJobs,
      doneJobs: this.#doneJobs,
      verified: this.#services.verified,
      putBack: this.#services.putBack,
    };
  }

  async inTurn(stacks: readonly StackDeployment[]): Promise<void> {
    for (const stack of stacks) {
      if (this.#isOver()) return;
      await this.#deploy(stack);
    }
  }

  async runJobs(stacks: readonly StackDeployment[]): Promise<void> {
    for (const stack of stacks) {
      if (this.#isOver()) return;
      const { outcome, outputs } = await this.#deploy(stack);
      if (outcome === 'failed') return;
      const service = stack.service?.name ?? stack.name;
      const { failsFast: lastLines = false, stop } = this.#manner;
      const request = { service, outputs, lastLines, ...(stop && { stop }) };
      const failed = await runJob(request, this.#context);
      (failed ? this.#failedJobs : this.#doneJobs).push(service);
    }
  }

  async services(stacks: readonly StackDeployment[]): Promise<void> {
    if (this.#isOver()) return;
    this.#services = await deployServices(stacks, this.#context, this.#manner);
    Object.assign(this.#stacks, this.#services.stacks);
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

  #isOver(): boolean {
    return (
      this.#manner.stop?.aborted === true ||
      this.#failedJobs.length > 0 ||
      this.#services.verified.some(({ problem }) => problem) ||
      Object.values(this.#stacks).some(({ outcome }) => outcome === 'failed')
    );
  }
}
