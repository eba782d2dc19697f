import { type Application, standInTemplate } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { deployStack } from '../deploy/deploy-stack.ts';
import { tagsFor } from '../deploy/stack-deployment.ts';

/**
 * Makes what the project names as existing, such as a VPC, since a sandbox begins empty. Gives the
 * parameters by which the foundation takes it. Throws when it cannot be made, which is our mistake.
 */
export async function standInForExisting(
  application: Application,
  context: DeploymentContext,
): Promise<Readonly<Record<string, string>>> {
  const template = standInTemplate(application);
  if (!template) return {};
  const { stack: name, layer, body } = template;
  const tags = tagsFor({ project: 'existing', environment: 'rehearsal' });
  // Nothing of the project: nobody is told of it.
  const unheard = { ...context, emit: () => {} };
  const result = await deployStack({ name, layer, body, tags, parameters: {} }, unheard);
  if (result.outcome === 'failed') {
    throw new Error(`what exists could not be played: ${JSON.stringify(result.failures)}`);
  }
  return result.outputs;
}
