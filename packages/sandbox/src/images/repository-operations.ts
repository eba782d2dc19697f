import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResponse,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import type { Clock } from '../time/clock.ts';
import type { RegistryTokens } from './registry/registry-tokens.ts';
import { pageOf } from './repository-pages.ts';
import type { RepositoryRecord } from './repository-record.ts';
import type { RepositoryStore } from './repository-store.ts';

/** Operations on repositories and the registry that they are in. */
export function repositoryOperations({
  store,
  clock,
  identity,
  tokens,
  endpoint,
}: {
  readonly store: RepositoryStore;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly tokens: RegistryTokens;
  /** Where images are pushed to. */
  readonly endpoint: () => string;
}) {
  const describe = (repository: RepositoryRecord) => ({
    repositoryArn: repository.arn,
    registryId: identity.account,
    repositoryName: repository.name,
    repositoryUri: repository.uri,
    createdAt: new Date(repository.createdAt),
    imageTagMutability: repository.mutability,
    ...(repository.exceptions.length === 0
      ? {}
      : {
          imageTagMutabilityExclusionFilters: repository.exceptions.map((filter) => ({
            filterType: 'WILDCARD' as const,
            filter,
          })),
        }),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: { encryptionType: repository.encryption },
  });

  const GetAuthorizationToken: Operation<
    GetAuthorizationTokenRequest,
    GetAuthorizationTokenResponse
  > = {
    needs: () => [{ action: 'ecr:GetAuthorizationToken', resource: '*' }],
    run: (_input, { caller }) => {
      const { password, expiresAt } = tokens.issue(caller);
      return {
        authorizationData: [
          {
            authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
            expiresAt: new Date(expiresAt),
            proxyEndpoint: endpoint(),
          },
        ],
      };
    },
  };

  const CreateRepository: Operation<CreateRepositoryRequest, CreateRepositoryResponse> = {
    needs: ({ repositoryName = '' }) => [
      { action: 'ecr:CreateRepository', resource: store.arnOf(repositoryName) },
    ],
    run: (input) => {
      refuseUnknown('CreateRepository', input, [
        'registryId',
        'repositoryName',
        'tags',
        'imageTagMutability',
        'imageTagMutabilityExclusionFilters',
        'imageScanningConfiguration',
        'encryptionConfiguration',
      ]);
      const repository = store.create({
        name: input.repositoryName ?? '',
        createdAt: clock.now(),
        mutability: input.imageTagMutability ?? 'MUTABLE',
        exceptions: (input.imageTagMutabilityExclusionFilters ?? []).map(
          ({ filter }) => filter ?? '',
        ),
        scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
        encryption: input.encryptionConfiguration?.encryptionType ?? 'AES256',
        emptyOnDelete: false,
        tags: Object.fromEntries((input.tags ?? []).map(({ Key, Value }) => [Key, Value])),
      });
      return { repository: describe(repository) };
    },
  };

  const DeleteRepository: Operation<DeleteRepositoryRequest, DeleteRepositoryResponse> = {
    needs: ({ repositoryName = '' }) => [
      { action: 'ecr:DeleteRepository', resource: store.arnOf(repositoryName) },
    ],
    run: ({ repositoryName = '', force = false }) => ({
      repository: describe(store.remove(repositoryName, force)),
    }),
  };

  const DescribeRepositories: Operation<DescribeRepositoriesRequest, DescribeRepositoriesResponse> =
    {
      needs: ({ repositoryNames }) =>
        (repositoryNames ?? ['*']).map((name) => ({
          action: 'ecr:DescribeRepositories',
          resource: store.arnOf(name),
        })),
      run: (input) => {
        const found = input.repositoryNames?.map(store.existing) ?? store.all();
        const page = pageOf(found, input);
        return { repositories: page.items.map(describe), ...page.next };
      },
    };

  const GetLifecyclePolicy: Operation<GetLifecyclePolicyRequest, GetLifecyclePolicyResponse> = {
    needs: ({ repositoryName = '' }) => [
      { action: 'ecr:GetLifecyclePolicy', resource: store.arnOf(repositoryName) },
    ],
    run: ({ repositoryName }) => {
      const { name, lifecyclePolicy } = store.existing(repositoryName);
      if (lifecyclePolicy === undefined) {
        throw new AwsError(
          'LifecyclePolicyNotFoundException',
          `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${identity.account}'`,
        );
      }
      return {
        registryId: identity.account,
        repositoryName: name,
        lifecyclePolicyText: lifecyclePolicy,
      };
    },
  };

  const ListTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = {
    needs: ({ resourceArn = '' }) => [{ action: 'ecr:ListTagsForResource', resource: resourceArn }],
    run: ({ resourceArn = '' }) => {
      const name = resourceArn.slice(resourceArn.indexOf('repository/') + 'repository/'.length);
      const { tags } = store.existing(name);
      return { tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
    },
  };

  return {
    GetAuthorizationToken,
    CreateRepository,
    DeleteRepository,
    DescribeRepositories,
    GetLifecyclePolicy,
    ListTagsForResource,
  };
}
