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
import type { FurtherClients } from './further-clients.ts';
import type { ClientSettings } from './open-account.ts';

/** Real clients, of those that few commands need. */
export function openFurtherClients(settings: ClientSettings): FurtherClients {
  return {
    acm: new ACMClient(settings),
    autoScaling: new ApplicationAutoScalingClient(settings),
    cloudWatch: new CloudWatchClient(settings),
    dynamoDb: new DynamoDBClient(settings),
    ec2: new EC2Client(settings),
    iam: new IAMClient(settings),
    quotas: new ServiceQuotasClient(settings),
    route53: new Route53Client(settings),
    s3: new S3Client(settings),
    // A queue's address names AWS, wherever AWS_ENDPOINT_URL says that it is.
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
  };
}
