import type { DeploymentContext } from '../aws/deployment-context.ts';
import { describeSecret, storeOf } from '../secret-store/stores.ts';
import {
  type DeploymentResult,
  deployStacks,
  joinResults,
  nothingDeployed,
} from './deploy-stacks.ts';
import type { DeploymentManner } from './deployment-manner.ts';
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
  manner: DeploymentManner = {},
): Promise<DeploymentResult> {
  let images: Readonly<Record<string, string>> = {};
  let version: { readonly AppSecretVersion?: string } = {};
  const stacksOf = (...layers: readonly string[]) =>
    planStacks(shipment, (_stack, service) => ({
      ...shipment.parameters,
      ...imageOf(service, images),
      ...version,
    })).filter(({ layer }) => layers.includes(layer));
  const steps = [
    () => deployStacks(stacksOf('foundation'), context, manner),
    async () => {
      images = await shipment.publishImages(); // into the repositories of the foundation
      return deployStacks(stacksOf('data'), context, manner);
    },
    async () => {
      version = await fillSecret(shipment, context); // tasks that start read it
      return deployStacks(stacksOf('service'), context, manner);
    },
  ];
  let result: DeploymentResult = nothingDeployed;
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

/** Tasks read whatever is current, where the store knows what that is by itself. */
async function fillSecret(
  { application, secretValues }: Shipment,
  context: DeploymentContext,
): Promise<{ readonly AppSecretVersion?: string }> {
  if (application.secrets.length === 0) return {};
  const state = await describeSecret(application, context);
  if (state.kind !== 'there') throw new Error(`The secret ${application.secretName} is not there.`);
  const { secret } = state;
  const version = await storeOf(secret).put(secret, new Map(Object.entries(secretValues)), context);
  await storeOf(secret).makeCurrent(secret, version, context);
  return secret.store === 'parameter-store' ? { AppSecretVersion: version } : {};
}
