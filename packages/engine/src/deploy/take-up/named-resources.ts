import { DescribeRepositoriesCommand, ListTagsForResourceCommand } from '@aws-sdk/client-ecr';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { StackTags } from '../stack-deployment.ts';
import type { AskContext } from './ask-context.ts';
import type { DeclaredResource, DeclaredResources } from './declared-resource.ts';

/** What there is under a name that a template gives. */
export type Named =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly physicalId: string }
  | { readonly kind: 'taken'; readonly tags: ReadonlyMap<string, string> };

/** What there is of the resources whose names the template gives and AWS can be asked for. */
export async function findNamed(
  resources: DeclaredResources,
  ours: StackTags,
  context: AskContext,
): Promise<ReadonlyMap<string, Named>> {
  const asked = Object.entries(resources).flatMap(([logicalId, resource]) => {
    const name = nameOf(resource);
    const look = looks[resource.Type];
    return name !== undefined && look ? [{ logicalId, look: () => look(name, context) }] : [];
  });
  const found = await Promise.all(
    asked.map(async ({ logicalId, look }) => [logicalId, judge(await look(), ours)] as const),
  );
  return new Map(found);
}

/** The name that a template gives to a resource of a type that AWS can be asked for. */
export function nameOf({ Type, Properties = {} }: DeclaredResource): string | undefined {
  const name =
    Type === 'AWS::ECR::Repository'
      ? Properties.RepositoryName
      : Type === 'AWS::SecretsManager::Secret'
        ? Properties.Name
        : undefined;
  return typeof name === 'string' ? name : undefined;
}

interface Found {
  readonly physicalId: string;
  readonly tags: ReadonlyMap<string, string>;
}

type Look = (name: string, context: AskContext) => Promise<Found | undefined>;

const looks: Readonly<Record<string, Look | undefined>> = {
  'AWS::ECR::Repository': findRepository,
  'AWS::SecretsManager::Secret': findSecret,
};

async function findRepository(
  name: string,
  { clients, signal }: AskContext,
): Promise<Found | undefined> {
  const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
  const found = await unlessAbsent(
    'RepositoryNotFoundException',
    clients.ecr.send(command, { abortSignal: signal }),
  );
  const resourceArn = found?.repositories?.[0]?.repositoryArn;
  if (resourceArn === undefined) return undefined;
  const { tags = [] } = await clients.ecr.send(new ListTagsForResourceCommand({ resourceArn }), {
    abortSignal: signal,
  });
  return { physicalId: name, tags: mapOf(tags) };
}

/** One that is to be deleted counts: its name is taken until it is gone. */
async function findSecret(
  name: string,
  { clients, signal }: AskContext,
): Promise<Found | undefined> {
  const found = await unlessAbsent(
    'ResourceNotFoundException',
    clients.secretsManager.send(new DescribeSecretCommand({ SecretId: name }), {
      abortSignal: signal,
    }),
  );
  return found?.ARN === undefined
    ? undefined
    : { physicalId: found.ARN, tags: mapOf(found.Tags ?? []) };
}

function mapOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): ReadonlyMap<string, string> {
  return new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

async function unlessAbsent<Found>(
  absence: string,
  asked: Promise<Found>,
): Promise<Found | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Error && error.name === absence) return undefined;
    throw error;
  });
}

function judge(found: Found | undefined, ours: StackTags): Named {
  if (!found) return { kind: 'absent' };
  const { physicalId, tags } = found;
  const isOurs = Object.entries(ours).every(([key, value]) => tags.get(key) === value);
  return isOurs ? { kind: 'ours', physicalId } : { kind: 'taken', tags };
}
