import { ACMClient } from '@aws-sdk/client-acm';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Caller, Sandbox } from '@seaworthy/sandbox';
import { attachedSettings } from './attached-settings.ts';
import type { FurtherClients } from './further-clients.ts';

/** As `attachedClients`, of those that few commands need. */
export function attachedFurtherClients(sandbox: Sandbox, caller?: Caller): FurtherClients {
  const settings = attachedSettings(sandbox);
  return {
    acm: sandbox.attach(new ACMClient(settings), 'ACM', caller),
    autoScaling: sandbox.attach(
      new ApplicationAutoScalingClient(settings),
      'ApplicationAutoScaling',
      caller,
    ),
    cloudWatch: sandbox.attach(new CloudWatchClient(settings), 'CloudWatch', caller),
    dynamoDb: sandbox.attach(new DynamoDBClient(settings), 'DynamoDB', caller),
    ec2: sandbox.attach(new EC2Client(settings), 'EC2', caller),
    iam: sandbox.attach(new IAMClient(settings), 'IAM', caller),
    quotas: sandbox.attach(new ServiceQuotasClient(settings), 'ServiceQuotas', caller),
    route53: sandbox.attach(new Route53Client(settings), 'Route53', caller),
    s3: sandbox.attach(new S3Client(settings), 'S3', caller),
    sqs: sandbox.attach(new SQSClient(settings), 'SQS', caller),
  };
}
