import { expect, it } from 'vitest';
import type { Cause } from './cause.ts';
import { readStopReason } from './read-stop-reason.ts';

const init =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:';

const known: readonly (readonly [string, Cause])[] = [
  [
    `${init} unable to retrieve ecr registry auth: service call has been retried 5 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.1.2.3:443: i/o timeout`,
    'image-no-route',
  ],
  [
    `${init} unable to retrieve secret from asm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    'image-no-route',
  ],
  [
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code',
    'image-endpoints-incomplete',
  ],
  [
    'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/1": dial tcp 52.219.60.17:443: i/o timeout',
    'image-endpoints-incomplete',
  ],
  ['CannotPullContainerError: toomanyrequests: Too Many Requests.', 'image-dockerhub-limit'],
  [
    "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    'image-platform-mismatch',
  ],
  ['CannotPullContainerError: write /var/lib: no space left on device', 'image-disk-full'],
  [
    'CannotPullContainerError: denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource',
    'image-ecr-denied',
  ],
  [
    `${init} unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
    'image-ecr-denied',
  ],
  [
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 1.dkr.ecr.eu-west-1.amazonaws.com/api:1: not found',
    'image-not-found',
  ],
  [
    `${init} unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key API_KEY`,
    'secret-json-key-missing',
  ],
  [
    `${init} unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::1:assumed-role/x`,
    'secret-exec-role-denied',
  ],
  [
    "ResourceNotFoundException: The task can't retrieve the secret with ARN 'arn:aws:x' from AWS Secrets Manager. Check whether the secret exists in the specified Region",
    'secret-not-found',
  ],
  [
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    'logs-init-failed',
  ],
  [
    'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b',
    'efs-mount-failed',
  ],
  [
    "ECS was unable to assume the role 'arn:aws:iam::1:role/x' that was provided for this task.",
    'role-not-assumable',
  ],
  [
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ghcr.io/acme/api:1: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token: 401 Unauthorized',
    'image-ecr-denied',
  ],
  [
    'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
    'image-no-route',
  ],
  [
    `${init} unable to retrieve secret from asm: AccessDeniedException: Access to KMS is not allowed`,
    'secret-exec-role-denied',
  ],
  ['OutOfMemoryError: Container killed due to memory usage', 'oom-137'],
  [
    'CannotStartContainerError: dependency graph: container ordering dependency [db HEALTHY] for target [api] has timed out.',
    'depends-on-invalid',
  ],
  ['exec: "gunicorn": executable file not found in $PATH', 'exit-126-127'],
  ['Task failed container health checks', 'container-healthcheck-unusable'],
];

it.each(known)('%s', (reason, cause) => {
  expect(readStopReason(reason)).toBe(cause);
});

it.each([
  'Essential container in task exited',
  'Scaling activity initiated by (deployment ecs-svc/1)',
  'Task failed ELB health checks in (target-group arn:aws:x)',
  'Your Spot Task was interrupted.',
])('%s says nothing by itself', (reason) => {
  expect(readStopReason(reason)).toBeUndefined();
});
