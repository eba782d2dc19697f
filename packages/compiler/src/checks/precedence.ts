/**
 * The order in which AWS needs things, from the stack to the deployment's settings: what is broken
 * on an earlier level keeps everything later from being reached at all, or from being seen.
 */
const levels: readonly (readonly string[])[] = [
  // the stack and the account
  ['cfn-dead-state', 'quota-sizes', 'quota-fargate-vcpu', 'quota-sg-eni', 'quota-alb'],
  // the task definition is accepted
  ['fargate-cpu-memory', 'fargate-network-ports', 'taskdef-too-large', 'depends-on-invalid'],
  // roles can be assumed
  ['fargate-exec-role-missing', 'role-not-assumable'],
  // packets find the way
  ['route-blackhole-nat'],
  ['subnet-implicit-main-rt', 'image-no-route', 'image-endpoints-incomplete'],
  ['sg-egress-missing', 'sg-ingress-missing', 'nacl-blocks', 'store-unavailable'],
  // the execution role may
  ['image-ecr-denied', 'secret-exec-role-denied'],
  // what it fetches is there
  ['secret-not-found', 'secret-pending-deletion', 'logs-init-failed', 'efs-mount-failed'],
  ['secret-json-key-missing'],
  ['image-dockerfile-missing', 'image-not-found', 'image-platform-mismatch', 'image-disk-full'],
  // the container starts and stays
  [
    'entrypoint-crlf',
    'exit-126-127',
    'dotenv-file-required',
    'env-required-missing',
    'secret-whole-json-injected',
    'redis-ssl-option-clash',
    'redis-tls-scheme',
    'db-ssl-required',
    'db-login-refused',
    'port-below-1024',
    'read-only-root',
    'compose-hostname-unresolvable',
    'oom-137',
    'container-healthcheck-unusable',
    'url-password-unescaped',
    'redis-cluster-mode',
    'db-connections',
  ],
  ['iam-resource-miss', 'exit-0-in-service', 'crash-loop'],
  // the load balancer is content
  ['tg-wiring', 'alb-az-subnets'],
  ['tg-unreachable', 'bind-localhost'],
  ['tg-host-header-rejected', 'tg-code-mismatch', 'health-grace-short'],
  // the deployment can proceed
  ['deploy-deadlock', 'circuit-breaker-off'],
];

/** The level of a code, 0 first; nothing for a code that is never a consequence of another. */
export function levelOf(code: string): number | undefined {
  const level = levels.findIndex((codes) => codes.includes(code));
  return level === -1 ? undefined : level;
}

/**
 * What always follows from a finding about the same service and needs no mending of its own.
 * Everything else that a plan shows is a mistake in its own right, however early another strikes.
 */
const consequences: Readonly<Record<string, readonly string[]>> = {
  'fargate-exec-role-missing': ['image-ecr-denied', 'secret-exec-role-denied', 'logs-init-failed'],
  'role-not-assumable': ['image-ecr-denied', 'secret-exec-role-denied'],
  'image-no-route': ['image-dockerhub-limit', 'sg-egress-missing'],
  'image-not-found': ['image-dockerhub-limit', 'image-mutable-tag'],
  'entrypoint-crlf': ['exit-126-127'],
  'tg-wiring': ['tg-unreachable', 'health-grace-short'],
  'exit-0-in-service': ['singleton-replicated'],
};

/** Whether the second finding follows from the first. */
export function followsFrom(root: string, code: string): boolean {
  return consequences[root]?.includes(code) ?? false;
}
