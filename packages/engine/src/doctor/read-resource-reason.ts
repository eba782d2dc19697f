/** What AWS says when it will not make a resource, and the rule of the catalogue that it is. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/No Fargate configuration exists for given values|Invalid 'cpu' setting/i, 'fargate-cpu-memory'],
  [/Fargate requires task definition to have execution role/i, 'fargate-exec-role-missing'],
  [
    /host ports and container ports in port mappings must match|Links are not supported when networkMode=awsvpc|Network Configuration must be provided/i,
    'fargate-network-ports',
  ],
  [/Max allowed length is '?65536|container overrides length/i, 'taskdef-too-large'],
  [
    /does not have an associated load balancer|target type instance, which is incompatible|does not exist in the task definition|container name or port changed/i,
    'tg-wiring',
  ],
  [/At least two subnets in two different Availability Zones/i, 'alb-az-subnets'],
  [/already scheduled for deletion|marked for deletion/i, 'secret-pending-deletion'],
  [/Cannot find version \S+ for /i, 'db-engine-deprecated'],
  [/isn't in us-east-1 region|InvalidViewerCertificate/i, 'acm-wrong-region'],
  [/unable to assume (the|a) (role|service linked role)|iam:PassRole/i, 'role-not-assumable'],
  [/CAA_ERROR|DOMAIN_NOT_ALLOWED|VALIDATION_TIMED_OUT/, 'acm-pending'],
  [/is in \w*ROLLBACK\w* state and can ?not be updated/i, 'cfn-dead-state'],
  [/RulesPerSecurityGroupLimitExceeded/i, 'quota-sg-eni'],
  [/TooManyRules|TooManyTargetGroups/i, 'quota-alb'],
  [/greater than maximum allowed, 500/i, 'quota-sizes'],
];

/** The rule that a resource's failure names by itself; undefined when it is AWS's alone. */
export function readResourceReason(reason: string): string | undefined {
  return reasons.find(([pattern]) => pattern.test(reason))?.[1];
}

/** Every rule that a resource's failure can name. */
export const resourceRules: ReadonlySet<string> = new Set(reasons.map(([, rule]) => rule));
