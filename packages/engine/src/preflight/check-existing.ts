import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import {
  type Application,
  type Diagnostic,
  type ExistingItem,
  existingItemsOf,
  existingStoreOf,
  type Store,
} from '@seaworthy/compiler';
import type { AwsClients } from '../aws/clients.ts';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

type Clients = Pick<FurtherClients, 'dynamoDb' | 'ec2' | 's3' | 'sqs'> &
  Pick<AwsClients, 'secretsManager'>;

/** Whether the account has, in the project's region, the stores that the project names as existing. */
export async function checkExisting(
  application: Pick<Application, 'stores' | 'region' | 'network'>,
  clients: Clients,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    questionsAbout(application, clients).map(async ({ what, store, span, ...question }) => {
      const isThere = await findOut(question, asker);
      if (isThere !== false) return [];
      const given = { what, store, region: application.region };
      return [problems['deploy/existing-missing'](span, given)];
    }),
  );
  return found.flat();
}

interface Question {
  /** As `the bucket acme-uploads`. */
  readonly what: string;
  readonly store: string;
  readonly span: Diagnostic['span'];
  /** The IAM action. */
  readonly action: string;
  readonly ask: () => Promise<boolean>;
  /** Names of AWS's errors for what is not there. */
  readonly absent: readonly string[];
}

function questionsAbout(
  { stores, network }: Pick<Application, 'stores' | 'network'>,
  clients: Clients,
): readonly Question[] {
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
  { s3, dynamoDb, sqs }: Clients,
): Question | undefined {
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
  { secretsManager, ec2 }: Clients,
): readonly Question[] {
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

/** Undefined when AWS does not say. */
function findOut(
  { action, ask, absent }: Pick<Question, 'action' | 'ask' | 'absent'>,
  asker: Asker,
): Promise<boolean | undefined> {
  return asker.ask(action, async () => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Error && absent.includes(error.name)) return false;
      throw error;
    }
  });
}
