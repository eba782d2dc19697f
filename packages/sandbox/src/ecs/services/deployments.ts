import type { Account } from '../../account.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Revision } from './revision.ts';
import type { Member, Outcome, Rollout, Service, ServiceDeploymentRecord } from './service.ts';

type DeploymentParts = Pick<Account, 'clock' | 'identity'>;

/** Makes `revision` the service's primary; what was stays until it can be replaced. */
export function startDeployment(
  service: Service,
  revision: Revision,
  parts: DeploymentParts,
): ServiceDeploymentRecord {
  const now = parts.clock.now();
  const current = service.deployments[0];
  if (current !== undefined && isOpen(current)) {
    finish(current, 'STOPPED', 'The service deployment was superseded by a newer one.', now);
    tellWaiting(service, 'superseded');
  }
  for (const rollout of service.rollouts) rollout.target = presentOf(service, rollout).length;
  const rollout = newRollout(revision, parts);
  const record: ServiceDeploymentRecord = {
    arn: arnOf(
      parts.identity,
      'ecs',
      `service-deployment/${service.cluster.name}/${service.name}/${parts.identity.hex(20)}`,
    ),
    target: revision,
    sources: service.rollouts.map((old) => old.revision),
    createdAt: now,
    rollout,
    status: 'IN_PROGRESS',
    statusReason: undefined,
    finishedAt: undefined,
    rollback: undefined,
    breakerTriggered: false,
  };
  service.rollouts = [rollout, ...service.rollouts];
  service.deployments.unshift(record);
  service.steady = false;
  return record;
}

function newRollout(revision: Revision, { clock, identity }: DeploymentParts): Rollout {
  const digits = (BigInt(`0x${identity.hex(16)}`) % 10n ** 19n).toString().padStart(19, '0');
  const id = `ecs-svc/${digits}`;
  return {
    id,
    revision,
    createdAt: clock.now(),
    updatedAt: clock.now(),
    state: 'IN_PROGRESS',
    reason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    proven: false,
    target: 0,
    launchFailures: 0,
    launchAfter: 0,
  };
}

/** Ends what has reached its end: the deployment, the way to a steady state, the service itself. */
export function concludeDeployment(service: Service, parts: DeploymentParts): void {
  const [primary, ...older] = service.rollouts;
  if (primary === undefined) return;
  const staying = older.filter((rollout) => presentOf(service, rollout).length > 0);
  const oldGone = staying.length === 0;
  const mine = presentOf(service, primary).filter(({ phase }) => phase !== 'leaving');
  const healthy = mine.filter(({ standing }) => standing === 'healthy').length;
  if (primary.state === 'IN_PROGRESS' && isSuccess(service, healthy, oldGone)) {
    complete(service, primary, parts);
  }
  if (staying.length < older.length) service.rollouts = [primary, ...staying];
  const active = service.status === 'ACTIVE';
  const done = active && primary.state === 'COMPLETED' && healthy >= service.desiredCount;
  if (done) tellWaiting(service, 'completed');
  const steady = done && oldGone && mine.length === service.desiredCount;
  if (steady && !service.steady) {
    service.events.add('has reached a steady state.');
  }
  service.steady = steady;
  if (service.status === 'DRAINING' && service.members.size === 0) {
    service.status = 'INACTIVE';
    tellWaiting(service, 'gone');
  }
}

/** All healthy and the old ones gone, unless the criteria for an early success say less. */
function isSuccess(service: Service, healthy: number, oldGone: boolean): boolean {
  const early = service.settings.deployment.earlySuccessCriteria;
  if (early?.enable !== true) return healthy >= service.desiredCount && oldGone;
  const needed = Math.ceil((service.desiredCount * (early.healthyPercent ?? 100)) / 100);
  return healthy >= needed && (early.sourceServiceRevisionCleanup === 'DEFERRED' || oldGone);
}

function complete(service: Service, primary: Rollout, { clock }: DeploymentParts): void {
  primary.state = 'COMPLETED';
  primary.reason = `ECS deployment ${primary.id} completed.`;
  primary.updatedAt = clock.now();
  primary.proven = true;
  primary.failedTasks = 0;
  service.lastCompleted = primary;
  service.events.add(`(deployment ${primary.id}) deployment completed.`);
  const record = service.deployments[0];
  if (record === undefined || !isOpen(record)) return;
  const rolledBack = record.rollback !== undefined;
  finish(
    record,
    rolledBack ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL',
    record.statusReason,
    clock.now(),
  );
}

/** The circuit breaker trips: nothing more is launched, and if it may, the last good one comes back. */
export function failDeployment(service: Service, why: string, parts: DeploymentParts): void {
  const [primary] = service.rollouts;
  const record = service.deployments[0];
  if (primary === undefined || record === undefined) return;
  primary.state = 'FAILED';
  primary.reason = `ECS deployment circuit breaker: ${why}.`;
  primary.updatedAt = parts.clock.now();
  service.events.add(`(deployment ${primary.id}) deployment failed: ${why}.`);
  record.breakerTriggered = true;
  const mayRollBack = service.settings.deployment.deploymentCircuitBreaker?.rollback === true;
  const reason =
    'Service deployment rolled back because the circuit breaker threshold was exceeded.';
  if (mayRollBack && service.lastCompleted !== undefined) {
    const to = service.lastCompleted;
    rollBack(service, record, to, reason, parts);
    to.reason = `ECS deployment circuit breaker: rolling back to deploymentId ${to.id}.`;
  } else {
    finish(
      record,
      record.rollback === undefined ? 'STOPPED' : 'ROLLBACK_FAILED',
      'Service deployment failed because the circuit breaker threshold was exceeded.',
      parts.clock.now(),
    );
  }
  tellWaiting(service, 'breaker');
}

/** Makes an earlier rollout the primary again, under its own id. */
export function rollBack(
  service: Service,
  record: ServiceDeploymentRecord,
  to: Rollout,
  reason: string,
  { clock }: DeploymentParts,
): void {
  for (const rollout of service.rollouts) {
    if (rollout !== to) rollout.target = 0;
  }
  to.state = 'IN_PROGRESS';
  to.reason = `ECS deployment ${to.id} in progress.`;
  to.updatedAt = clock.now();
  to.failedTasks = 0;
  to.launchFailures = 0;
  to.launchAfter = 0;
  service.lastCompleted = undefined;
  service.rollouts = [to, ...service.rollouts.filter((rollout) => rollout !== to)];
  record.status = 'ROLLBACK_IN_PROGRESS';
  record.statusReason = reason;
  record.rollback = { rollout: to, reason, startedAt: clock.now() };
  service.steady = false;
  service.events.add(`rolling back to deployment ${to.id}.`);
}

/** Tells everyone who waits for the service how it went. */
export function tellWaiting(service: Service, outcome: Outcome): void {
  const waiting = service.waiting;
  service.waiting = [];
  for (const tell of waiting) tell(outcome);
}

/** Tasks of a rollout that run, or are still letting go of their connections. */
function presentOf(service: Service, rollout: Rollout): readonly Member[] {
  return [...service.members.values()].filter(
    (member) => member.rollout === rollout && (member.phase !== 'leaving' || member.draining),
  );
}

function isOpen({ status }: ServiceDeploymentRecord): boolean {
  return status === 'IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS';
}

function finish(
  record: ServiceDeploymentRecord,
  status: ServiceDeploymentRecord['status'],
  reason: string | undefined,
  now: number,
): void {
  record.status = status;
  record.statusReason = reason;
  record.finishedAt = now;
}
