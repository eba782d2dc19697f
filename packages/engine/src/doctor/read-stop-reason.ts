import type { Cause } from './cause.ts';

/** Why ECS stopped a task or could not start it, by AWS's own words; the first that fits. */
const reasons: readonly (readonly [RegExp, Cause])[] = [
  // Who gets as far as the layers has reached the registry: the way out is there, the one to S3 is not.
  [
    /(starport-layer-bucket|failed to copy: http).*(i\/o timeout|context deadline exceeded)/is,
    'image-endpoints-incomplete',
  ],
  [
    /retried \d+ time\(s\).*(context deadline exceeded|send request failed|i\/o timeout)/is,
    'image-no-route',
  ],
  [/unable to retrieve ecr registry auth.*(RequestError|timeout|deadline)/is, 'image-no-route'],
  [
    /There is a connection issue between the task and|request send failed.*(i\/o timeout|context deadline exceeded)/is,
    'image-no-route',
  ],
  [
    /CannotPull\w*Error.*(i\/o timeout|Client\.Timeout|request canceled while waiting|no route to host|connection refused)/is,
    'image-no-route',
  ],
  [/dependency graph: /, 'depends-on-invalid'],
  [/toomanyrequests|429 Too Many Requests|pull rate limit/i, 'image-dockerhub-limit'],
  [/httpReaderSeeker: failed open: unexpected status code/i, 'image-endpoints-incomplete'],
  [
    /does not contain descriptor matching platform|no match(ing manifest)? for (platform )?.*linux\/|exec format error/i,
    'image-platform-mismatch',
  ],
  [/no space left on device/i, 'image-disk-full'],
  [
    /not authorized to perform: ecr:|permissions to pull images from the registry|pull access denied|failed to authorize|no basic auth credentials|CannotPull\w*Error.*(401 Unauthorized|403 Forbidden)/is,
    'image-ecr-denied',
  ],
  [
    /CannotPull\w*Error.*(manifest unknown|not found|invalid reference format)|Check whether the image exists/is,
    'image-not-found',
  ],
  [
    /did not contain json key|looking for beginning of value|invalid ARN format for the AWS Secrets Manager secret/i,
    'secret-json-key-missing',
  ],
  [/marked for deletion|scheduled for deletion/i, 'secret-pending-deletion'],
  [
    /(secretsmanager|ssm|secrets?|asm|parameter).*(AccessDenied|not authorized)|Access to KMS is not allowed|not authorized to perform: kms:/is,
    'secret-exec-role-denied',
  ],
  [
    /can['’]t (retrieve|find) the (specified )?secret|(secret|asm).*ResourceNotFoundException|invalid parameters: |ParameterNotFound/is,
    'secret-not-found',
  ],
  [
    /validate logger args|create Cloudwatch log (stream|group)|specified log group does not exist/i,
    'logs-init-failed',
  ],
  [/EFS utils commands|mount\.nfs4|efs.*(resolve|timed? ?out)/is, 'efs-mount-failed'],
  [/unable to assume the (role|service linked role)|iam:PassRole/i, 'role-not-assumable'],
  [/OutOfMemory|OOMKilled/i, 'oom-137'],
  [
    /executable file not found|permission denied|exec: "[^"]*": (stat [^:]+: )?no such file or directory/i,
    'exit-126-127',
  ],
  [/failed container health checks/i, 'container-healthcheck-unusable'],
];

/** The cause that a stop reason names by itself; undefined when it only says that a container left. */
export function readStopReason(reason: string): Cause | undefined {
  return reasons.find(([pattern]) => pattern.test(reason))?.[1];
}
