import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import {
  type ExistingItem,
  existingItemsOf,
  existingStoreOf,
  type Store,
} from '@seaworthy/compiler';
import type { ExistingClients, ExistingParts, ExistingQuestion } from './existing-question.ts';

/** Questions about stores that exist. */
export function askAboutStores(
  { stores, network }: ExistingParts,
  clients: ExistingClients,
): readonly ExistingQuestion[] {
  return stores.flatMap((store) => [
    ...[...(existingItemsOf(store)?.items.values() ?? [])].flatMap(
      (item) => aboutItem(store, item, clients) ?? [],
    ),
    ...aboutAddress(store, network.existing?.vpc, clients),
  ]);
}

function aboutItem(
  { kind, name: store }: Store,
  { arn, name, span }: ExistingItem,
  { s3, dynamoDb, sqs }: ExistingClients,
): ExistingQuestion | undefined {
  const about = { what: `the ${kind} ${name}`, store, span };
  switch (kind) {
    case 'bucket':
      return {
        ...about,
        action: 's3:ListBucket',
        ask: async () => (await s3.send(new HeadBucketCommand({ Bucket: name }))) !== undefined,
        // An answer to HEAD has no body, so its error is called by its status: of another region.
        absent: ['NotFound', 'NoSuchBucket', 'PermanentRedirect', '301'],
      };
    case 'table':
      return {
        ...about,
        action: 'dynamodb:DescribeTable',
        ask: async () => {
          const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
          return Table?.TableArn === arn;
        },
        absent: ['ResourceNotFoundException'],
      };
    case 'queue':
      return {
        ...about,
        action: 'sqs:GetQueueUrl',
        ask: async () => {
          const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
          return QueueUrl?.endsWith(`/${arn.split(':')[4]}/${name}`) === true;
        },
        absent: ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
      };
    default:
      return undefined;
  }
}

/** Of what answers at an address, that which lets tasks in: its secret and its security group. */
function aboutAddress(
  store: Store,
  vpc: string | undefined,
  { secretsManager, ec2 }: ExistingClients,
): readonly ExistingQuestion[] {
  const { credentials, securityGroup, span } = existingStoreOf(store) ?? {};
  if (credentials === undefined || securityGroup === undefined) return [];
  return [
    {
      what: `the secret ${credentials.split(':').at(-1)}`,
      store: store.name,
      span,
      action: 'secretsmanager:DescribeSecret',
      ask: async () => {
        const command = new DescribeSecretCommand({ SecretId: credentials });
        return (await secretsManager.send(command)).DeletedDate === undefined;
      },
      absent: ['ResourceNotFoundException'],
    },
    {
      what: `the security group ${securityGroup}${vpc === undefined ? '' : ` in ${vpc}`}`,
      ...(vpc !== undefined && { within: `the VPC ${vpc}` }),
      store: store.name,
      span,
      action: 'ec2:DescribeSecurityGroups',
      ask: async () => {
        const command = new DescribeSecurityGroupsCommand({ GroupIds: [securityGroup] });
        const { SecurityGroups = [] } = await ec2.send(command);
        return SecurityGroups.some(({ VpcId }) => vpc === undefined || VpcId === vpc);
      },
      absent: ['InvalidGroup.NotFound', 'InvalidGroupId.Malformed'],
    },
  ];
}
