import type { TaskKind } from '@seaworthy/compiler';
import type { TargetEvent, TaskEvent } from '../events/engine-event.ts';
import { type Cause, causes, type Finding } from './cause.ts';
import { concealInLine } from './conceal-in-line.ts';
import type { BlockedConnection, ServiceEvidence } from './evidence.ts';
import { readLogLine } from './read-log-line.ts';
import { readStopReason } from './read-stop-reason.ts';

/**
 * What keeps a service from running, the root first: each place where evidence is, read for itself,
 * then put in the order of precedence; what the network saw goes with what was made of it.
 * Empty when nothing is wrong or nothing shows it.
 */
export function findCauses(
  evidence: ServiceEvidence,
  { kind, health }: Pick<TaskKind, 'kind' | 'health'>,
): readonly Finding[] {
  const { blocked, logTail, unhealthy } = evidence;
  const goesOn = kind === 'web' || kind === 'worker';
  const stopped = evidence.stopped.filter((task) => goesOn || !isDone(task));
  const seen = stopped.some(hasFailed) ? blocked.map(fromBlocked) : [];
  const said = [
    ...stopped.flatMap(fromTask),
    ...(stopped.some(hasCrashed) ? logTail.flatMap(fromLine) : []),
    ...(stopped.some(wasGivenUp) ? unhealthy.flatMap(fromTarget) : []),
    ...(health && refusesProbes(evidence) ? stopped.flatMap(fromLateStart) : []),
    ...stopped.flatMap(fromKill),
    ...stopped.flatMap(fromCrash),
  ];
  return causes.flatMap((cause) => {
    const findings = [seen, said].flatMap((list) => list.find((one) => one.cause === cause) ?? []);
    const texts = findings.map((finding) => finding.evidence);
    return texts.length > 0 ? [{ cause, evidence: texts.join(' Hence: ') }] : [];
  });
}

function fromBlocked({ to, port, explanation }: BlockedConnection): Finding {
  const cause = explanation.startsWith('No inbound rule')
    ? 'sg-ingress-missing'
    : explanation.startsWith('No outbound rule')
      ? 'sg-egress-missing'
      : 'image-no-route';
  return { cause, evidence: `no connection to ${to}:${port}: ${explanation}` };
}

/** The reason of the task, and those of its containers, which often say more. */
function fromTask({ stoppedReason, containers }: TaskEvent): readonly Finding[] {
  const texts = [...containers.map(({ reason }) => reason), stoppedReason];
  return texts.flatMap((text) => {
    const cause = text === undefined ? undefined : readStopReason(text);
    return cause && text !== undefined ? [{ cause, evidence: text }] : [];
  });
}

function fromLine(line: string): readonly Finding[] {
  const cause = readLogLine(line);
  return cause ? [{ cause, evidence: concealInLine(line.trim()).slice(0, 300) }] : [];
}

function fromTarget({ target, reason = '', description = '' }: TargetEvent): readonly Finding[] {
  const cause = targetCause(reason, description);
  return cause ? [{ cause, evidence: `${target}: ${reason}: ${description}` }] : [];
}

function targetCause(reason: string, description: string): Cause | undefined {
  if (reason === 'Target.ResponseCodeMismatch') {
    return /\[400\]/.test(description) ? 'tg-host-header-rejected' : 'tg-code-mismatch';
  }
  if (reason === 'Target.FailedHealthChecks') return 'bind-localhost';
  return reason === 'Target.Timeout' ? 'tg-unreachable' : undefined;
}

/** A task that was given up before its own check, which asks inside the task, ever passed. */
function fromLateStart(task: TaskEvent): readonly Finding[] {
  if (!wasGivenUp(task) || task.health === 'HEALTHY') return [];
  const evidence = `${task.stoppedReason}; its own check had not passed either (${task.health})`;
  return [{ cause: 'health-grace-short', evidence }];
}

/** A container that was asked to stop and did not, without a word about memory. */
function fromKill({ stopCode = '', stoppedReason, containers }: TaskEvent): readonly Finding[] {
  if (!stopsByOthers.has(stopCode)) return [];
  return containers.flatMap(({ name, exitCode, reason = '' }) =>
    exitCode === 137 && !/OutOfMemory/.test(reason)
      ? [{ cause: 'sigterm-ignored', evidence: `${stoppedReason} (${name}: exit code 137)` }]
      : [],
  );
}

const stopsByOthers: ReadonlySet<string> = new Set([
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'UserInitiated',
]);

/** A container that left by itself, when nothing else says why. */
function fromCrash(task: TaskEvent): readonly Finding[] {
  if (!hasCrashed(task)) return [];
  const ended = task.containers.filter(({ exitCode }) => exitCode !== undefined);
  // Those with 137 and 143 were mostly ended because another one had left.
  const container = ended.find(({ exitCode }) => exitCode !== 137 && exitCode !== 143) ?? ended[0];
  if (!container) return [];
  const { name, exitCode } = container;
  const cause = exitCodes[exitCode ?? 1] ?? 'crash-loop';
  const evidence = `${task.stoppedReason ?? 'the task stopped'} (${name}: exit code ${exitCode})`;
  return [{ cause, evidence }];
}

const exitCodes: Readonly<Record<number, Cause>> = {
  0: 'exit-0-in-service',
  9: 'dotenv-file-required',
  126: 'exit-126-127',
  127: 'exit-126-127',
  255: 'image-platform-mismatch',
};

/** As a job ends that has done its work. */
function isDone({ containers }: TaskEvent): boolean {
  return containers.every(({ exitCode }) => exitCode === 0);
}

function hasCrashed({ stopCode }: TaskEvent): boolean {
  return stopCode === 'EssentialContainerExited';
}

function hasFailed(task: TaskEvent): boolean {
  return hasCrashed(task) || task.stopCode === 'TaskFailedToStart' || wasGivenUp(task);
}

/** For its health, by the load balancer's checks or its own. */
function wasGivenUp({ stoppedReason = '' }: TaskEvent): boolean {
  return /failed (ELB|container) health checks/.test(stoppedReason);
}

function refusesProbes({ unhealthy }: ServiceEvidence): boolean {
  return unhealthy.some(({ reason }) => reason === 'Target.FailedHealthChecks');
}
