import type { ResourceChange } from '@aws-sdk/client-cloudformation';

/** A thing with data in it that a deployment would delete, or replace by an empty one. */
export interface Loss {
  readonly stack: string;
  /** Its id in the template: what has to be typed, or given to `--allow-replace`. */
  readonly name: string;
  /** CloudFormation's type, such as `AWS::RDS::DBInstance`. */
  readonly type: string;
  readonly physicalId: string;
  readonly what: 'deleted' | 'replaced' | 'perhaps-replaced';
}

/** What of a change set would lose data. */
export function lossesIn(stack: string, changes: readonly ResourceChange[]): readonly Loss[] {
  return changes.flatMap(
    ({ Action, LogicalResourceId, ResourceType, PhysicalResourceId, Replacement }) => {
      if (!LogicalResourceId || !ResourceType || !holdsData.has(ResourceType)) return [];
      const what =
        Action === 'Remove'
          ? 'deleted'
          : Action === 'Modify' && Replacement !== undefined
            ? replacements[Replacement]
            : undefined;
      if (what === undefined) return [];
      const physicalId = PhysicalResourceId ?? '';
      return [{ stack, name: LogicalResourceId, type: ResourceType, physicalId, what }];
    },
  );
}

/** `Conditional` is decided by AWS while it happens: for data, as good as yes. */
const replacements: Readonly<Record<string, Loss['what'] | undefined>> = {
  True: 'replaced',
  Conditional: 'perhaps-replaced',
};

/** Types whose deletion loses what people or programs have put in. */
const holdsData: ReadonlySet<string> = new Set([
  'AWS::AmazonMQ::Broker',
  'AWS::Backup::BackupVault',
  'AWS::DynamoDB::Table',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
]);
