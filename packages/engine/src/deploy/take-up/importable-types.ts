/** How an import names a resource of a type, and what it cannot do without. */
export interface ImportableType {
  /** What people call it. */
  readonly what: string;
  /** The property that identifies one; its value is what CloudFormation calls the physical id. */
  readonly identifiedBy: string;
  /** Properties without which it would be another resource. */
  readonly needs: readonly string[];
}

/**
 * Types with data that outlives its stack and that CloudFormation can import (user guide, "Resource
 * type support"). A vault of backups is not among them: its name belongs to one stack for ever.
 */
export const importableTypes: Readonly<Record<string, ImportableType | undefined>> = {
  'AWS::DynamoDB::Table': { what: 'table', identifiedBy: 'TableName', needs: ['KeySchema'] },
  'AWS::ECR::Repository': {
    what: 'repository',
    identifiedBy: 'RepositoryName',
    needs: ['RepositoryName'],
  },
  'AWS::EFS::AccessPoint': {
    what: 'access point',
    identifiedBy: 'AccessPointId',
    needs: ['FileSystemId'],
  },
  'AWS::EFS::FileSystem': { what: 'file system', identifiedBy: 'FileSystemId', needs: [] },
  'AWS::S3::Bucket': { what: 'bucket', identifiedBy: 'BucketName', needs: [] },
  'AWS::SQS::Queue': { what: 'queue', identifiedBy: 'QueueUrl', needs: [] },
  'AWS::SecretsManager::Secret': { what: 'secret', identifiedBy: 'Id', needs: [] },
};
