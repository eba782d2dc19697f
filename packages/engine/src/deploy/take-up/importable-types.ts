/** How an import names a resource of a type, and what it cannot do without. */
export interface ImportableType {
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
  'AWS::DynamoDB::Table': { identifiedBy: 'TableName', needs: ['KeySchema'] },
  'AWS::ECR::Repository': { identifiedBy: 'RepositoryName', needs: ['RepositoryName'] },
  'AWS::EFS::AccessPoint': { identifiedBy: 'AccessPointId', needs: ['FileSystemId'] },
  'AWS::EFS::FileSystem': { identifiedBy: 'FileSystemId', needs: [] },
  'AWS::S3::Bucket': { identifiedBy: 'BucketName', needs: [] },
  'AWS::SQS::Queue': { identifiedBy: 'QueueUrl', needs: [] },
  'AWS::SecretsManager::Secret': { identifiedBy: 'Id', needs: [] },
};
