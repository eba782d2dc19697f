import { DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { Application } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { type DeploymentResult, deployStacks } from '../deploy/deploy-stacks.ts';
import type { StackDeployment } from '../deploy/stack-deployment.ts';
import type { DeployedVersion } from './deployed-versions.ts';

/** A service's stack and the version of the secret that its tasks are to read. */
export interface VersionOfService {
  readonly deployed: DeployedVersion;
  /** Empty: the one that is current when a task starts. */
  readonly version: string;
}

/** Which services did not come up, by name; none: all run with their version. */
export interface RollOutResult {
  readonly failed: readonly string[];
  readonly done: readonly string[];
}

/**
 * Gives running services another version of the secret and leaves everything else of them as it is
 * in the account: template, image, size. Throws as `deployStacks` does.
 */
export async function rollOut(
  versions: readonly VersionOfService[],
  { services }: Pick<Application, 'services'>,
  context: DeploymentContext,
): Promise<RollOutResult> {
  const stacks = await Promise.all(
    versions.map(({ deployed, version }) => stackWith(deployed, version, services, context)),
  );
  const result = await deployStacks(stacks, context);
  const names = versions.map(({ deployed }) => deployed);
  const isDone = ({ stack }: DeployedVersion): boolean => outcomeOf(stack, result) !== 'failed';
  return {
    failed: names.filter((deployed) => !isDone(deployed)).map(({ service }) => service),
    done: names.filter(isDone).map(({ service }) => service),
  };
}

/** A stack whose turn never came counts as failed: its service does not have the version. */
function outcomeOf(stack: string, { stacks }: DeploymentResult) {
  return stacks[stack]?.outcome ?? 'failed';
}

/** The stack as it is in the account, but for the version. */
async function stackWith(
  { service, stack }: DeployedVersion,
  version: string,
  services: Application['services'],
  { clients, signal }: DeploymentContext,
): Promise<StackDeployment> {
  const options = { abortSignal: signal };
  const { cloudFormation } = clients;
  const { Stacks } = await cloudFormation.send(
    new DescribeStacksCommand({ StackName: stack }),
    options,
  );
  const { TemplateBody: body = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
    options,
  );
  const [{ Parameters = [], Tags = [] } = {}] = Stacks ?? [];
  const planned = services.find(({ name }) => name === service);
  return {
    name: stack,
    layer: 'service',
    service: { name: service, kind: planned?.kind ?? 'worker', after: [] },
    body,
    parameters: {
      ...Object.fromEntries(
        Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [
          ParameterKey,
          ParameterValue,
        ]),
      ),
      AppSecretVersion: version,
    },
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}
