import { eachContainer, type Rule } from './rule.ts';

const ecrImage = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\//;

/** What cannot be had without an execution role. */
export const roleRules: readonly Rule[] = [
  eachContainer(
    ({ image = '' }, { executionRoleArn }) =>
      !executionRoleArn && ecrImage.test(image) ? needsRole('ECR images') : undefined,
    ({ logConfiguration }, { executionRoleArn }) =>
      !executionRoleArn && logConfiguration?.logDriver === 'awslogs'
        ? needsRole('log driver awslogs')
        : undefined,
    ({ secrets, logConfiguration }, { executionRoleArn }) =>
      !executionRoleArn && (secrets?.length || logConfiguration?.secretOptions?.length)
        ? needsRole('secrets')
        : undefined,
  ),
];

function needsRole(what: string): string {
  return `Fargate requires task definition to have execution role ARN to support ${what}.`;
}
