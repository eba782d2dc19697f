import { albAzSubnets } from './balance/alb-az-subnets.ts';
import { albTlsPosture } from './balance/alb-tls-posture.ts';
import { healthGraceShort } from './balance/health-grace-short.ts';
import { tgUnreachable } from './balance/tg-unreachable.ts';
import { tgWiring } from './balance/tg-wiring.ts';
import type { Check } from './check.ts';
import { dbConnections } from './data/db-connections.ts';
import { dbEngineDeprecated } from './data/db-engine-deprecated.ts';
import { dbExposedOrUnprotected } from './data/db-exposed-or-unprotected.ts';
import { dbSslRequired } from './data/db-ssl-required.ts';
import { redisTlsScheme } from './data/redis-tls-scheme.ts';
import { cfnDeadState } from './deploy/cfn-dead-state.ts';
import { circuitBreakerOff } from './deploy/circuit-breaker-off.ts';
import { deployDeadlock } from './deploy/deploy-deadlock.ts';
import { desiredCountFight } from './deploy/desired-count-fight.ts';
import { imageDiskFull } from './image/image-disk-full.ts';
import { imageDockerhubLimit } from './image/image-dockerhub-limit.ts';
import { imageEcrDenied } from './image/image-ecr-denied.ts';
import { imageEndpointsIncomplete } from './image/image-endpoints-incomplete.ts';
import { imageMutableTag } from './image/image-mutable-tag.ts';
import { imageNoRoute } from './image/image-no-route.ts';
import { imageNotFound } from './image/image-not-found.ts';
import { fargateCapacityAz } from './network/fargate-capacity-az.ts';
import { sgEgressMissing } from './network/sg-egress-missing.ts';
import { sgIngressMissing } from './network/sg-ingress-missing.ts';
import { subnetImplicitMainRt } from './network/subnet-implicit-main-rt.ts';
import { subnetIpExhaustion } from './network/subnet-ip-exhaustion.ts';
import { vpcDnsOff } from './network/vpc-dns-off.ts';
import { batchNoRetryTimeout } from './queue/batch-no-retry-timeout.ts';
import { batchStuckRunnable } from './queue/batch-stuck-runnable.ts';
import { pipeAcksBeforeWork } from './queue/pipe-acks-before-work.ts';
import { pipePartialDynamicPath } from './queue/pipe-partial-dynamic-path.ts';
import { sqsDlqDefects } from './queue/sqs-dlq-defects.ts';
import { sqsVisibilityShort } from './queue/sqs-visibility-short.ts';
import { quotaAlb } from './quota/quota-alb.ts';
import { quotaFargateVcpu } from './quota/quota-fargate-vcpu.ts';
import { quotaSgEni } from './quota/quota-sg-eni.ts';
import { quotaSizes } from './quota/quota-sizes.ts';
import { iamOverbroad } from './security/iam-overbroad.ts';
import { secretPlainEnv } from './security/secret-plain-env.ts';
import { taskPublicOpen } from './security/task-public-open.ts';
import { costIdleAndLoop } from './spending/cost-idle-and-loop.ts';
import { costLogRetention } from './spending/cost-log-retention.ts';
import { costNatData } from './spending/cost-nat-data.ts';
import { costRdsExtendedSupport } from './spending/cost-rds-extended-support.ts';
import { efsMountFailed } from './start/efs-mount-failed.ts';
import { logsInitFailed } from './start/logs-init-failed.ts';
import { roleNotAssumable } from './start/role-not-assumable.ts';
import { secretExecRoleDenied } from './start/secret-exec-role-denied.ts';
import { secretJsonKeyMissing } from './start/secret-json-key-missing.ts';
import { secretNotFound } from './start/secret-not-found.ts';
import { secretPendingDeletion } from './start/secret-pending-deletion.ts';
import { secretWholeJsonInjected } from './start/secret-whole-json-injected.ts';
import { composeHostnameUnresolvable } from './task/compose-hostname-unresolvable.ts';
import { dependsOnInvalid } from './task/depends-on-invalid.ts';
import { fargateCpuMemory } from './task/fargate-cpu-memory.ts';
import { fargateExecRoleMissing } from './task/fargate-exec-role-missing.ts';
import { fargateNetworkPorts } from './task/fargate-network-ports.ts';
import { fargateUnsupportedParam } from './task/fargate-unsupported-param.ts';
import { taskdefTooLarge } from './task/taskdef-too-large.ts';
import { volumeEphemeral } from './task/volume-ephemeral.ts';
import { acmNameUncovered } from './tls/acm-name-uncovered.ts';
import { acmPending } from './tls/acm-pending.ts';
import { acmWrongRegion } from './tls/acm-wrong-region.ts';
import { zoneDelegationMismatch } from './tls/zone-delegation-mismatch.ts';

/** The checks over what is in the cloud, in the order in which AWS would stumble. */
export const cloudChecks: readonly Check[] = [
  // the stacks can be created and services replaced
  cfnDeadState,
  circuitBreakerOff,
  deployDeadlock,
  desiredCountFight,
  // AWS takes as much
  quotaSizes,
  quotaSgEni,
  quotaAlb,
  quotaFargateVcpu,
  // the task definitions are accepted and mean what the project means
  fargateCpuMemory,
  fargateNetworkPorts,
  fargateUnsupportedParam,
  taskdefTooLarge,
  dependsOnInvalid,
  fargateExecRoleMissing,
  volumeEphemeral,
  composeHostnameUnresolvable,
  // what a task needs is there, and its roles may have it
  roleNotAssumable,
  secretExecRoleDenied,
  secretNotFound,
  secretPendingDeletion,
  secretJsonKeyMissing,
  secretWholeJsonInjected,
  logsInitFailed,
  efsMountFailed,
  // the image comes
  imageNoRoute,
  imageEndpointsIncomplete,
  imageEcrDenied,
  imageNotFound,
  imageDiskFull,
  imageDockerhubLimit,
  imageMutableTag,
  // connections exist
  subnetImplicitMainRt,
  sgEgressMissing,
  sgIngressMissing,
  vpcDnsOff,
  subnetIpExhaustion,
  fargateCapacityAz,
  // the load balancer reaches the tasks
  tgWiring,
  albAzSubnets,
  tgUnreachable,
  healthGraceShort,
  albTlsPosture,
  // names and certificates
  zoneDelegationMismatch,
  acmPending,
  acmWrongRegion,
  acmNameUncovered,
  // the stores fit their clients
  dbEngineDeprecated,
  dbSslRequired,
  dbConnections,
  dbExposedOrUnprotected,
  redisTlsScheme,
  // work is done once and not lost
  sqsVisibilityShort,
  sqsDlqDefects,
  pipePartialDynamicPath,
  pipeAcksBeforeWork,
  batchStuckRunnable,
  batchNoRetryTimeout,
  // nobody gets more than he needs
  secretPlainEnv,
  taskPublicOpen,
  iamOverbroad,
  // nothing is paid for in vain
  costNatData,
  costLogRetention,
  costRdsExtendedSupport,
  costIdleAndLoop,
];
