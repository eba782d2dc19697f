import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { GetParameterCommand, GetParametersCommand } from '@aws-sdk/client-ssm';
import type { Diagnostic } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { StackDeployment } from '../deploy/stack-deployment.ts';
import { storeOfArn } from '../secret-store/stores.ts';
import { imageParameter, labelOf, secretParameter } from './changes-between.ts';
import type { Release } from './release.ts';
import { rollbackProblems as problems } from './rollback-diagnostics.ts';

type AskContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/** What of these stacks cannot be deployed any more, as something that they need is gone. */
export async function findObstacles(
  stacks: readonly StackDeployment[],
  owner: Pick<Release, 'project' | 'environment'>,
  context: AskContext,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all([
    ...stacks.map((stack) => goneImage(stack, context)),
    ...stacks.map((stack) => goneHandover(stack, context)),
    goneSecretVersions(stacks, owner, context),
  ]);
  return found.flat();
}

async function goneImage(
  stack: StackDeployment,
  { clients, signal }: AskContext,
): Promise<readonly Diagnostic[]> {
  const [, registryId, repositoryName = '', imageDigest = ''] =
    /^(\d{12})\.dkr\.ecr\.[^/]+\/(.+)@(sha256:[0-9a-f]{64})$/.exec(
      stack.parameters[imageParameter] ?? '',
    ) ?? [];
  if (registryId === undefined) return [];
  const command = new DescribeImagesCommand({
    registryId,
    repositoryName,
    imageIds: [{ imageDigest }],
  });
  const isThere = await clients.ecr
    .send(command, { abortSignal: signal })
    .then(() => true, unless('ImageNotFoundException', 'RepositoryNotFoundException'));
  if (isThere) return [];
  const about = { service: labelOf(stack), repository: repositoryName, digest: imageDigest };
  return [problems['rollback/image-gone'](undefined, about)];
}

/** What the template takes from Parameter Store, where other stacks put it. */
async function goneHandover(
  stack: StackDeployment,
  { clients, signal }: AskContext,
): Promise<readonly Diagnostic[]> {
  const { Parameters = {} }: { Parameters?: Readonly<Record<string, Declared>> } = JSON.parse(
    stack.body,
  );
  const taken = Object.entries(Parameters)
    .filter(([, { Type }]) => Type.startsWith('AWS::SSM::Parameter::Value<'))
    .map(([name, { Default = '' }]) => stack.parameters[name] ?? Default);
  const pages = Array.from({ length: Math.ceil(taken.length / 10) }, (_, page) =>
    taken.slice(page * 10, page * 10 + 10),
  );
  const answers = await Promise.all(
    pages.map((Names) =>
      clients.parameters.send(new GetParametersCommand({ Names }), { abortSignal: signal }),
    ),
  );
  const paths = answers.flatMap(({ InvalidParameters = [] }) => InvalidParameters);
  if (paths.length === 0) return [];
  return [problems['rollback/foundation-changed'](undefined, { service: labelOf(stack), paths })];
}

interface Declared {
  readonly Type: string;
  readonly Default?: string;
}

async function goneSecretVersions(
  stacks: readonly StackDeployment[],
  owner: Pick<Release, 'project' | 'environment'>,
  context: AskContext,
): Promise<readonly Diagnostic[]> {
  const wanted = new Map<string, string[]>();
  for (const stack of stacks) {
    const version = stack.parameters[secretParameter] ?? '';
    if (version !== '') wanted.set(version, [...(wanted.get(version) ?? []), labelOf(stack)]);
  }
  if (wanted.size === 0) return [];
  const there = await secretVersions(owner, context);
  return [...wanted]
    .filter(([version]) => !there.has(version))
    .map(([version, services]) =>
      problems['rollback/secret-version-gone'](undefined, { version, services }),
    );
}

/** Every version that the application's secret still has, also those without a label. */
async function secretVersions(
  { project, environment }: Pick<Release, 'project' | 'environment'>,
  { clients, signal }: AskContext,
): Promise<ReadonlySet<string>> {
  const options = { abortSignal: signal };
  const path = new GetParameterCommand({ Name: `/seaworthy/${project}/${environment}/app-secret` });
  const secret = await clients.parameters
    .send(path, options)
    .then(({ Parameter }) => Parameter?.Value, unless('ParameterNotFound'));
  if (!secret) return new Set();
  const versions = await storeOfArn(secret).versions(secret, { clients, signal });
  return new Set(versions.map(({ id }) => id));
}

/** Takes these refusals for a no, and throws all others on. */
function unless(...names: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  };
}
