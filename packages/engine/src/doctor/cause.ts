/**
 * What keeps a service from running: codes of the catalogue of failures, each with its page, in the
 * order of precedence. A cause hides those after it, which are mostly its consequences.
 */
export const causes = [
  'role-not-assumable',
  'quota-fargate-vcpu',
  'subnet-ip-exhaustion',
  'fargate-capacity-az',
  'tg-wiring',
  'deploy-deadlock',
  'sg-egress-missing',
  'sg-ingress-missing',
  'nacl-blocks',
  'image-no-route',
  'image-endpoints-incomplete',
  'image-ecr-denied',
  'secret-exec-role-denied',
  'secret-pending-deletion',
  'secret-not-found',
  'secret-json-key-missing',
  'logs-init-failed',
  'efs-mount-failed',
  'image-dockerhub-limit',
  'image-platform-mismatch',
  'image-disk-full',
  'image-not-found',
  'depends-on-invalid',
  'oom-137',
  'entrypoint-crlf',
  'exit-126-127',
  'dotenv-file-required',
  'secret-whole-json-injected',
  'redis-ssl-option-clash',
  'redis-cluster-mode',
  'redis-tls-scheme',
  'db-ssl-required',
  'db-login-refused',
  'db-connections',
  'compose-hostname-unresolvable',
  'url-password-unescaped',
  'env-required-missing',
  'port-below-1024',
  'read-only-root',
  'tg-host-header-rejected',
  'fargate-exec-role-missing',
  'iam-resource-miss',
  'health-grace-short',
  'bind-localhost',
  'tg-unreachable',
  'tg-code-mismatch',
  'container-healthcheck-unusable',
  'exit-0-in-service',
  'sigterm-ignored',
  'crash-loop',
] as const;

export type Cause = (typeof causes)[number];

/**
 * `certain`: AWS or the network says so. `likely`: the application's own words fit no other cause
 * that is known. `possible`: only an exit code, a missing answer, or what a program writes that
 * lives and does not answer speaks for it.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A cause with the text that shows it, in AWS's or the application's own words. */
export interface Finding {
  readonly cause: Cause;
  readonly evidence: string;
  readonly certainty: Certainty;
}
