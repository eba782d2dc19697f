/** Rules that cannot be decided without what an action of IAM would have shown. */
export function rulesOfAction(action: string): readonly string[] {
  return rules[action] ?? [];
}

const network = [
  'image-no-route',
  'image-endpoints-incomplete',
  'subnet-implicit-main-rt',
  'route-blackhole-nat',
];
const connections = [
  'sg-egress-missing',
  'sg-ingress-missing',
  'tg-unreachable',
  'task-public-open',
];
const balance = ['tg-wiring', 'tg-unreachable', 'alb-az-subnets', 'alb-tls-posture'];
const permissions = [
  'secret-exec-role-denied',
  'image-ecr-denied',
  'logs-init-failed',
  'iam-overbroad',
];
const databases = [
  'db-ssl-required',
  'db-connections',
  'db-engine-deprecated',
  'db-exposed-or-unprotected',
  'cost-rds-extended-support',
];
const pipes = ['pipe-partial-dynamic-path', 'pipe-acks-before-work'];
const tasks = ['crash-loop', 'oom-137', 'exit-0-in-service', 'sigterm-ignored'];

const rules: Readonly<Record<string, readonly string[]>> = {
  'ecs:ListClusters': [],
  'ecs:ListServices': [],
  'ecs:ListTasks': tasks,
  'ecs:DescribeTasks': tasks,
  'ecs:DescribeTaskDefinition': ['secret-not-found', 'secret-plain-env', ...permissions],
  'elasticloadbalancing:DescribeTargetGroups': balance,
  'elasticloadbalancing:DescribeLoadBalancers': balance,
  'elasticloadbalancing:DescribeListeners': balance,
  'elasticloadbalancing:DescribeRules': balance,
  'elasticloadbalancing:DescribeTargetHealth': [
    'tg-code-mismatch',
    'tg-host-header-rejected',
    'tg-unreachable',
    'bind-localhost',
  ],
  'route53:ListHostedZonesByName': ['zone-delegation-mismatch'],
  'route53:ListResourceRecordSets': ['zone-delegation-mismatch'],
  'acm:DescribeCertificate': ['acm-pending', 'acm-name-uncovered'],
  'logs:DescribeLogGroups': ['logs-init-failed', 'cost-log-retention'],
  'logs:GetLogEvents': [
    'env-required-missing',
    'db-ssl-required',
    'redis-tls-scheme',
    'crash-loop',
  ],
  'ec2:DescribeSubnets': [
    ...network,
    'subnet-ip-exhaustion',
    'fargate-capacity-az',
    'alb-az-subnets',
  ],
  'ec2:DescribeRouteTables': [...network, 'alb-az-subnets'],
  'ec2:DescribeNatGateways': [...network, 'cost-nat-data', 'fargate-capacity-az'],
  'ec2:DescribeInternetGateways': network,
  'ec2:DescribeVpcEndpoints': [...network, 'cost-nat-data'],
  'ec2:DescribeSecurityGroups': connections,
  'ec2:DescribeVpcAttribute': ['vpc-dns-off'],
  'ec2:DescribeNetworkAcls': ['nacl-blocks'],
  'iam:GetRole': ['role-not-assumable'],
  'iam:ListRolePolicies': permissions,
  'iam:GetRolePolicy': permissions,
  'iam:ListAttachedRolePolicies': permissions,
  'iam:GetPolicy': permissions,
  'iam:GetPolicyVersion': permissions,
  'secretsmanager:DescribeSecret': [
    'secret-not-found',
    'secret-pending-deletion',
    'secret-stale-after-rotation',
  ],
  'ssm:DescribeParameters': ['secret-not-found', 'secret-stale-after-rotation'],
  'ecr:DescribeRepositories': ['image-mutable-tag'],
  'ecr:GetLifecyclePolicy': ['image-mutable-tag', 'cost-idle-and-loop'],
  'ecr:DescribeImages': ['image-not-found', 'image-disk-full'],
  'cloudformation:DescribeStacks': ['cfn-dead-state', 'cfn-service-stuck'],
  'cloudformation:DescribeStackResources': ['cfn-service-stuck', 'batch-stuck-runnable'],
  'cloudformation:DescribeStackEvents': ['deploy/resource-failed'],
  'application-autoscaling:DescribeScalableTargets': [
    'desired-count-fight',
    'deploy-deadlock',
    'quota-fargate-vcpu',
  ],
  'application-autoscaling:DescribeScalingPolicies': ['desired-count-fight'],
  'sqs:GetQueueAttributes': ['sqs-visibility-short', 'sqs-dlq-defects'],
  'cloudwatch:DescribeAlarms': ['sqs-dlq-defects'],
  'batch:DescribeComputeEnvironments': ['batch-stuck-runnable'],
  'batch:DescribeJobQueues': ['batch-stuck-runnable'],
  'batch:DescribeJobDefinitions': ['batch-stuck-runnable', 'batch-no-retry-timeout'],
  'rds:DescribeDBInstances': databases,
  'rds:DescribeDBClusters': databases,
  'rds:DescribeDBParameters': ['db-ssl-required', 'db-connections'],
  'rds:DescribeDBClusterParameters': ['db-ssl-required', 'db-connections'],
  'elasticache:DescribeReplicationGroups': ['redis-tls-scheme'],
  'elasticache:DescribeCacheClusters': ['redis-tls-scheme'],
  'elasticache:DescribeCacheSubnetGroups': ['sg-ingress-missing'],
  'elasticfilesystem:DescribeMountTargets': ['efs-mount-failed'],
  'elasticfilesystem:DescribeMountTargetSecurityGroups': ['efs-mount-failed'],
  'pipes:ListPipes': pipes,
  'pipes:DescribePipe': pipes,
  'servicequotas:GetServiceQuota': ['quota-fargate-vcpu'],
};

/** Every action that an examination of a running system may call. */
export const actionsOfDoctor: readonly string[] = ['ecs:DescribeServices', ...Object.keys(rules)];
