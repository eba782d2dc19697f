import type { ResourceProperties } from '../graph/aws/resources.generated.ts';
import { closedBucket } from '../graph/closed-bucket.ts';

/**
 * The stack with the bucket through which templates go that are too large for a call. An account has
 * one in a region, for all projects.
 */
export const templateBucketStack = 'seaworthy-templates';

/** Templates are read when a change set is made of them: what was sent is of no use after that. */
const daysKept = 7;

/**
 * The template of that stack. CloudFormation makes up the bucket's name, so that nobody can have it
 * before us; the outputs tell it, and where the bucket answers. It goes with its stack.
 */
export function templateBucketTemplate(): string {
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

const bucket: ResourceProperties['AWS::S3::Bucket'] = {
  ...closedBucket,
  LifecycleConfiguration: {
    Rules: [{ Id: 'Expire', Status: 'Enabled', ExpirationInDays: daysKept }],
  },
};

const policy: ResourceProperties['AWS::S3::BucketPolicy'] = {
  Bucket: { Ref: 'Bucket' },
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': '${Bucket.Arn}/*' }],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
};

const template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description:
    'Where Seaworthy leaves templates that are too large for a call, for CloudFormation to read them.',
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: bucket },
    TlsOnly: { Type: 'AWS::S3::BucketPolicy', Properties: policy },
  },
  Outputs: {
    Bucket: { Description: 'Its name.', Value: { Ref: 'Bucket' } },
    // Where AWS ends in another domain, as in China, so does this.
    Host: {
      Description: 'Where it answers.',
      Value: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] },
    },
  },
};
