import { handlerActions, type Step } from './handler-permissions.ts';
import { byCloudFormation } from './handler-statements.ts';
import type { PolicyStatement } from './policy.ts';
import { type PolicyPlace, projectArns } from './resource-names.ts';

/**
 * What it takes to send the project's templates through the account's bucket for them, and to make
 * that bucket where there is none. Templates of other projects cannot be read or changed.
 */
export function templateBucketStatements(place: PolicyPlace): readonly PolicyStatement[] {
  const { templateBucket, templateBucketStack, sentTemplates } = projectArns(place);
  return [
    {
      Sid: 'MakeTemplateBucket',
      Effect: 'Allow',
      Action: [
        'cloudformation:CreateStack',
        'cloudformation:DeleteStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:TagResource',
      ],
      Resource: [templateBucketStack],
    },
    {
      Sid: 'SendTemplates',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'], // CloudFormation reads in the caller's name
      Resource: [sentTemplates],
    },
    {
      Sid: 'StacksTemplateBucket',
      Effect: 'Allow',
      Action: bucketActions(),
      Resource: [templateBucket],
      Condition: byCloudFormation,
    },
  ];
}

/** It is made, read and, when that fails, taken away; no role is handed to it. */
function bucketActions(): readonly string[] {
  const steps: readonly Step[] = ['create', 'read', 'delete'];
  const types = ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'] as const;
  const actions = types.flatMap((type) => steps.flatMap((step) => handlerActions(type, step)));
  return [...new Set(actions)].filter((action) => action.startsWith('s3:')).sort();
}
