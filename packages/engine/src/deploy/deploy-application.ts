import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Application, Graph, Layer, Template } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { ResourceEvent } from '../events/engine-event.ts';
import { watchService } from '../watch/watch-service.ts';
import { deployStack, type StackResult } from './deploy-stack.ts';
import { inWaves } from './in-waves.ts';
import { runJob } from './run-job.ts';

/** What is deployed: templates, and what only a deployment has. */
export interface Shipment {
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Template[];
  /** Brings the images into the repositories that the foundation made: URI by service. */
  readonly publishImages: () => Promise<Readonly<Record<string, string>>>;
  /** Values of the application's secret by key. */
  readonly secretValues: Readonly<Record<string, string>>;
  /** Parameters of stacks that the templates leave open, such as a hosted zone. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** How it ended: the stacks that failed with their failures, the jobs that failed. */
export interface DeploymentResult {
  readonly succeeded: boolean;
  readonly stacks: Readonly<Record<string, StackResult>>;
  readonly failedJobs: readonly string[];
}

/** Deploys an application. Stops at the first layer in which something fails; nothing is undone. */
export async function deployApplication(
  shipment: Shipment,
  context: DeploymentContext,
): Promise<DeploymentResult> {
  const deployment = new Deployment(shipment, context);
  await deployment.deployLayer('foundation');
  await deployment.publishImages(); // into the repositories of the foundation
  await deployment.deployLayer('data');
  await deployment.fillSecret(); // tasks that start read it
  await deployment.runJobs(); // migrations come before the code that needs them
  await deployment.deployServices(); // those that are addressed by name before those that do
  return deployment.result();
}

class Deployment {
  readonly #shipment: Shipment;
  readonly #context: DeploymentContext;
  readonly #stacks: Record<string, StackResult> = {};
  readonly #failedJobs: string[] = [];
  #images: Readonly<Record<string, string>> = {};

  constructor(shipment: Shipment, context: DeploymentContext) {
    this.#shipment = shipment;
    this.#context = context;
  }

  result(): DeploymentResult {
    return { succeeded: !this.#hasFailed(), stacks: this.#stacks, failedJobs: this.#failedJobs };
  }

  async deployLayer(layer: Layer): Promise<void> {
    for (const template of this.#templatesOf(layer)) {
      if (this.#hasFailed()) return;
      await this.#deploy(template);
    }
  }

  async publishImages(): Promise<void> {
    if (!this.#hasFailed()) this.#images = await this.#shipment.publishImages();
  }

  async fillSecret(): Promise<void> {
    const { application, secretValues } = this.#shipment;
    if (this.#hasFailed() || application.secrets.length === 0) return;
    await this.#context.clients.secretsManager.send(
      new PutSecretValueCommand({
        SecretId: application.secretName,
        SecretString: JSON.stringify(secretValues),
      }),
    );
  }

  async runJobs(): Promise<void> {
    for (const service of this.#namesOf('job')) {
      const template = this.#templateOf(service);
      if (this.#hasFailed() || !template) return;
      const { outcome, outputs } = await this.#deploy(template);
      if (outcome === 'failed') return;
      if (await runJob({ service, outputs }, this.#context)) this.#failedJobs.push(service);
    }
  }

  async deployServices(): Promise<void> {
    if (this.#hasFailed()) return;
    const jobs = new Set(this.#namesOf('job'));
    const templates = this.#templatesOf('service').filter(
      ({ stack }) => !jobs.has(this.#serviceOf(stack) ?? ''),
    );
    const nameOf = ({ stack }: Template): string => this.#serviceOf(stack) ?? stack;
    for (const wave of inWaves(templates.map(nameOf), this.#shipment.application.links)) {
      if (this.#hasFailed()) return;
      const now = templates.filter((template) => wave.includes(nameOf(template)));
      await Promise.all(now.map((template) => this.#deployWatched(template)));
    }
  }

  /** From the moment CloudFormation has made the service, ECS is asked what its tasks do. */
  async #deployWatched(template: Template): Promise<void> {
    const name = this.#serviceOf(template.stack) ?? template.stack;
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
      await this.#deploy(template, startWatching);
    } finally {
      watching.abort();
      await watch;
    }
  }

  async #deploy(template: Template, hear?: (event: ResourceEvent) => void): Promise<StackResult> {
    const { application } = this.#shipment;
    const tags = {
      'seaworthy:project': application.name,
      'seaworthy:environment': application.environment,
    };
    const request = { template, parameters: this.#parametersOf(template), tags };
    const result = await deployStack(request, this.#context, hear);
    this.#stacks[template.stack] = result;
    return result;
  }

  /** Of those that the stack has: its image, and what the shipment gives. */
  #parametersOf({ stack: name }: Template): Readonly<Record<string, string>> {
    const stack = this.#shipment.graph.stacks.find((candidate) => candidate.name === name);
    const image = this.#images[stack?.service ?? ''];
    const given = { ...this.#shipment.parameters, ...(image !== undefined && { Image: image }) };
    const ids = new Set(stack?.parameters.map(({ id }) => id));
    return Object.fromEntries(Object.entries(given).filter(([id]) => ids.has(id)));
  }

  #hasFailed(): boolean {
    return (
      this.#failedJobs.length > 0 ||
      Object.values(this.#stacks).some(({ outcome }) => outcome === 'failed')
    );
  }

  #templatesOf(layer: Layer): readonly Template[] {
    return this.#shipment.templates.filter((template) => template.layer === layer);
  }

  #templateOf(service: string): Template | undefined {
    return this.#shipment.templates.find(({ stack }) => this.#serviceOf(stack) === service);
  }

  #serviceOf(stack: string): string | undefined {
    return this.#shipment.graph.stacks.find(({ name }) => name === stack)?.service;
  }

  #namesOf(kind: 'job'): readonly string[] {
    return this.#shipment.application.services
      .filter((service) => service.kind === kind)
      .map(({ name }) => name);
  }
}
