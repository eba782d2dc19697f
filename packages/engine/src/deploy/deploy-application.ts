import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { type DeploymentResult, deployStacks, joinResults } from './deploy-stacks.ts';
import { type PlannedStacks, planStacks } from './plan-stacks.ts';

export type { DeploymentResult } from './deploy-stacks.ts';

/** What is deployed: templates, and what only a deployment has. */
export interface Shipment extends PlannedStacks {
  /** Brings the images into the repositories that the foundation made: URI by service. */
  readonly publishImages: () => Promise<Readonly<Record<string, string>>>;
  /** Values of the application's secret by key. */
  readonly secretValues: Readonly<Record<string, string>>;
  /** Parameters of stacks that the templates leave open, such as a hosted zone. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Deploys an application. Stops at the first layer in which something fails; nothing is undone. */
export async function deployApplication(
  shipment: Shipment,
  context: DeploymentContext,
): Promise<DeploymentResult> {
  let images: Readonly<Record<string, string>> = {};
  const stacksOf = (...layers: readonly string[]) =>
    planStacks(shipment, (_stack, service) => ({
      ...shipment.parameters,
      ...imageOf(service, images),
    })).filter(({ layer }) => layers.includes(layer));
  const steps = [
    () => deployStacks(stacksOf('foundation'), context),
    async () => {
      images = await shipment.publishImages(); // into the repositories of the foundation
      return deployStacks(stacksOf('data'), context);
    },
    async () => {
      await fillSecret(shipment, context); // tasks that start read it
      return deployStacks(stacksOf('service'), context);
    },
  ];
  let result: DeploymentResult = { succeeded: true, stacks: {}, failedJobs: [], doneJobs: [] };
  for (const step of steps) {
    result = joinResults(result, await step());
    if (!result.succeeded) return result;
  }
  return result;
}

function imageOf(
  service: string | undefined,
  images: Readonly<Record<string, string>>,
): { readonly Image?: string } {
  const image = images[service ?? ''];
  return image === undefined ? {} : { Image: image };
}

async function fillSecret(
  { application, secretValues }: Shipment,
  { clients }: DeploymentContext,
): Promise<void> {
  if (application.secrets.length === 0) return;
  await clients.secretsManager.send(
    new PutSecretValueCommand({
      SecretId: application.secretName,
      SecretString: JSON.stringify(secretValues),
    }),
  );
}
