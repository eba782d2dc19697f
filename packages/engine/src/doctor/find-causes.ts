import type { TargetEvent, TaskEvent } from '../events/engine-event.ts';
import { type Cause, causes, type Finding } from './cause.ts';
import type { BlockedConnection, ServiceEvidence } from './evidence.ts';
import { readLogLine } from './read-log-line.ts';
import { readStopReason } from './read-stop-reason.ts';

/**
 * What keeps a service from running, the root first: each place where evidence is, read for itself,
 * then put in the order of precedence. Empty when nothing is wrong or nothing shows it.
 */
export function findCauses(evidence: ServiceEvidence): readonly Finding[] {
  const findings = [
    ...evidence.blocked.map(fromBlocked),
    ...evidence.stopped.flatMap(fromTask),
    ...(evidence.stopped.some(hasCrashed) ? evidence.logTail.flatMap(fromLine) : []),
    ...evidence.unhealthy.flatMap(fromTarget),
    ...evidence.stopped.flatMap(fromCrash),
  ];
  const first = new Map<Cause, Finding>();
  for (const finding of findings) {
    if (!first.has(finding.cause)) first.set(finding.cause, finding);
  }
  return [...first.values()].sort((a, b) => causes.indexOf(a.cause) - causes.indexOf(b.cause));
}

function fromBlocked({ to, port, explanation }: BlockedConnection): Finding {
  const cause = /ingress/i.test(explanation)
    ? 'sg-ingress-missing'
    : /route|gateway|public address/i.test(explanation)
      ? 'image-no-route'
      : 'sg-egress-missing';
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
  return cause ? [{ cause, evidence: line.trim().slice(0, 300) }] : [];
}

function fromTarget({ reason = '', description = reason }: TargetEvent): readonly Finding[] {
  const cause = targetCause(reason, description);
  return cause ? [{ cause, evidence: `${reason}: ${description}` }] : [];
}

function targetCause(reason: string, description: string): Cause | undefined {
  if (reason === 'Target.ResponseCodeMismatch') {
    return /\[400\]/.test(description) ? 'tg-host-header-rejected' : 'tg-code-mismatch';
  }
  if (reason === 'Target.FailedHealthChecks') return 'bind-localhost';
  return reason === 'Target.Timeout' ? 'tg-unreachable' : undefined;
}

/** A container that left by itself, when nothing else says why. */
function fromCrash(task: TaskEvent): readonly Finding[] {
  if (!hasCrashed(task)) return [];
  const container = task.containers.find(({ exitCode }) => exitCode !== undefined);
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

function hasCrashed({ stopCode }: TaskEvent): boolean {
  return stopCode === 'EssentialContainerExited';
}
