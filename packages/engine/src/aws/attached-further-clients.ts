import { ACMClient } from '@aws-sdk/client-acm';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { BatchClient } from '@aws-sdk/client-batch';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Sandbox } from '@seaworthy/sandbox';
import { attachedSettings } from './attached-settings.ts';
import type { FurtherClients } from './further-clients.ts';

/** As `attachedClients`, of those that few commands need. */
export function attachedFurtherClients(sandbox: Sandbox): FurtherClients {
  const settings = attachedSettings(sandbox);
  return {
    acm: sandbox.attach(new ACMClient(settings), 'ACM'),
    autoScaling: sandbox.attach(
      new ApplicationAutoScalingClient(settings),
      'ApplicationAutoScaling',
    ),
    batch: sandbox.attach(new BatchClient(settings), 'Batch'),
    cloudWatch: sandbox.attach(new CloudWatchClient(settings), 'CloudWatch'),
    ec2: sandbox.attach(new EC2Client(settings), 'EC2'),
    iam: sandbox.attach(new IAMClient(settings), 'IAM'),
    quotas: sandbox.attach(new ServiceQuotasClient(settings), 'ServiceQuotas'),
    route53: sandbox.attach(new Route53Client(settings), 'Route53'),
    s3: sandbox.attach(new S3Client(settings), 'S3'),
  };
}
