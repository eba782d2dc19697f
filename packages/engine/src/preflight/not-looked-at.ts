import type { Diagnostic } from '@seaworthy/compiler';
import type { Unanswered } from '../doctor/live/asker.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

/** What a question that was not answered leaves open. */
export function notLookedAt({ action, reason }: Omit<Unanswered, 'says'>): Diagnostic {
  const what = questions[action] ?? 'the account suffices';
  return problems['deploy/not-looked-at'](undefined, { what, action, denied: reason === 'denied' });
}

const questions: Readonly<Record<string, string>> = {
  'acm:DescribeCertificate': 'the certificate can be used',
  'cloudformation:DetectStackDrift': 'anything was changed by hand',
  'cloudformation:DescribeStackResources': 'the records of the domain are this project’s',
  'ec2:DescribeAddresses': 'the account may have more Elastic IP addresses',
  'dynamodb:DescribeTable': 'the tables that are named as existing are there',
  'ec2:DescribeSecurityGroups': 'the security groups that are named as existing are there',
  'ec2:DescribeSubnets': 'the subnets that are named as existing are there',
  'ec2:DescribeVpcs': 'the account may have another VPC',
  'elasticloadbalancing:DescribeListeners': 'the load balancer that is named as existing is there',
  'iam:SimulatePrincipalPolicy': 'who deploys may do what the deployment needs',
  'route53:ListResourceRecordSets': 'the records of the domain are free',
  's3:ListBucket': 'the buckets that are named as existing are there',
  'secretsmanager:DescribeSecret': 'the secrets of stores that exist are there',
  'servicequotas:GetServiceQuota': 'the quotas of the account suffice',
  'sqs:GetQueueUrl': 'the queues that are named as existing are there',
};
