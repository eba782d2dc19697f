import type { Application, Diagnostic } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import { createAsker, type Unanswered } from '../doctor/live/asker.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkExisting } from './check-existing.ts';
import { checkLimits, type LimitsRequest } from './check-limits.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

/**
 * Looks at what of the account may stand in the way of a deployment. What may not be looked at, or is
 * not answered, is named and left out.
 */
export async function lookAround(
  request: LimitsRequest & { readonly application: Application },
  { clients, further }: Pick<Account, 'clients' | 'further'>,
): Promise<readonly Diagnostic[]> {
  const every = { ...clients, ...(await further()) };
  const asker = createAsker();
  const found = await Promise.all([
    checkLimits(request, every, asker),
    checkCertificate(request.application, every, asker),
    checkExisting(request.application, every, asker),
  ]);
  return [...found.flat(), ...asker.unanswered().map(notLookedAt)];
}

function notLookedAt({ action, reason }: Unanswered): Diagnostic {
  const what = questions[action] ?? 'the account suffices';
  return problems['deploy/not-looked-at'](undefined, { what, action, denied: reason === 'denied' });
}

const questions: Readonly<Record<string, string>> = {
  'acm:DescribeCertificate': 'the certificate can be used',
  'ec2:DescribeAddresses': 'the account may have more Elastic IP addresses',
  'dynamodb:DescribeTable': 'the tables that are named as existing are there',
  'ec2:DescribeSecurityGroups': 'the security groups that are named as existing are there',
  'ec2:DescribeSubnets': 'the subnets that are named as existing are there',
  'ec2:DescribeVpcs': 'the account may have another VPC',
  'elasticloadbalancing:DescribeListeners': 'the load balancer that is named as existing is there',
  's3:ListBucket': 'the buckets that are named as existing are there',
  'secretsmanager:DescribeSecret': 'the secrets of stores that exist are there',
  'servicequotas:GetServiceQuota': 'the quotas of the account suffice',
  'sqs:GetQueueUrl': 'the queues that are named as existing are there',
};
