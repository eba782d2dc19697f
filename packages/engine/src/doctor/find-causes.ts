import type { TaskKind } from '@seaworthy/compiler';
import type { TaskEvent } from '../events/engine-event.ts';
import { hasFailed, wasGivenUp } from '../watch/has-failed.ts';
import { causes, type Finding } from './cause.ts';
import type { BlockedConnection, ServiceEvidence } from './evidence.ts';
import { fromCrash, fromKill, hasCrashed, isDone } from './from-exit.ts';
import { fromLastWords, fromListening, fromRefusedHost, fromWaiting } from './from-log.ts';
import { fromTargets, refusal, turnsAway } from './from-targets.ts';
import { withoutOwnKills } from './own-kills.ts';
import { readServiceMessage } from './read-service-message.ts';
import { readStopReason } from './read-stop-reason.ts';

/**
 * What keeps a service from running, the root first: each place where evidence is, read for itself,
 * then put in the order of precedence; what the network saw goes with what was made of it.
 * Empty when nothing is wrong or nothing shows it.
 */
export function findCauses(
  evidence: ServiceEvidence,
  { kind, health, hasDatabase }: Sufferer,
): readonly Finding[] {
  const { blocked, unhealthy } = evidence;
  const logTail = withoutOwnKills(evidence.logTail);
  const goesOn = kind === 'web' || kind === 'worker';
  const stopped = evidence.stopped.filter((task) => goesOn || !isDone(task));
  // Of a task that stopped, AWS's own reason says more than that there is no hope.
  const isGivenUp = stopped.some(wasGivenUp) || (evidence.givenUp && stopped.length === 0);
  const seen = stopped.some(hasFailed) ? blocked.map(fromBlocked) : [];
  const elsewhere = isGivenUp ? fromListening(logTail, unhealthy) : [];
  const isLate = health && elsewhere.length === 0 && refusesProbes(evidence);
  const said = [
    ...stopped.flatMap(fromTask),
    ...evidence.messages.flatMap(fromMessage),
    ...(stopped.some(hasCrashed) ? fromLastWords(logTail, hasDatabase) : []),
    ...(isGivenUp && !unhealthy.some(turnsAway) ? fromWaiting(logTail, hasDatabase) : []),
    ...elsewhere,
    ...(isGivenUp ? [...fromRefusedHost(logTail), ...fromTargets(unhealthy)] : []),
    ...(isLate ? stopped.flatMap(fromLateStart) : []),
    ...stopped.flatMap(fromKill),
    ...stopped.flatMap((task) => fromCrash(task, logTail)),
  ];
  const explained = said.map((finding) => blameWhatWasSeen(finding, seen));
  return causes.flatMap((cause) => {
    const findings = [seen, explained].flatMap(
      (list) => list.find((one) => one.cause === cause) ?? [],
    );
    const [first] = findings;
    const texts = findings.map((finding) => finding.evidence);
    return first ? [{ cause, evidence: texts.join(' Hence: '), certainty: first.certainty }] : [];
  });
}

/** What has to be known of a service. */
export interface Sufferer extends Pick<TaskKind, 'kind' | 'health'> {
  /** Whether one of its variables leads to a database; absent: nobody knows. */
  readonly hasDatabase?: boolean;
}

/** A timeout in a log only says that something is in the way; the network knows what. */
function blameWhatWasSeen(finding: Finding, [first]: readonly Finding[]): Finding {
  const isTimeout = finding.cause === 'sg-egress-missing' && finding.certainty !== 'certain';
  return isTimeout && first ? { ...finding, cause: first.cause } : finding;
}

function fromBlocked({ to, port, explanation }: BlockedConnection): Finding {
  const cause = explanation.startsWith('No inbound rule')
    ? 'sg-ingress-missing'
    : explanation.startsWith('No outbound rule')
      ? 'sg-egress-missing'
      : explanation.startsWith('Network ACL')
        ? 'nacl-blocks'
        : 'image-no-route';
  return {
    cause,
    evidence: `no connection to ${to}:${port}: ${explanation}`,
    certainty: 'certain',
  };
}

/** The reason of the task, and those of its containers, which often say more. */
function fromTask({ stoppedReason, containers }: TaskEvent): readonly Finding[] {
  const texts = [...containers.map(({ reason }) => reason), stoppedReason];
  return texts.flatMap((text) => {
    const cause = text === undefined ? undefined : readStopReason(text);
    return cause && text !== undefined ? [{ cause, evidence: text, certainty: 'certain' }] : [];
  });
}

/** What ECS says of a service that it cannot place, register or replace tasks of. */
function fromMessage(message: string): readonly Finding[] {
  const cause = readServiceMessage(message);
  return cause ? [{ cause, evidence: message, certainty: 'certain' }] : [];
}

/** A task that was given up before its own check, which asks inside the task, ever passed. */
function fromLateStart(task: TaskEvent): readonly Finding[] {
  if (!wasGivenUp(task) || task.health === 'HEALTHY') return [];
  const evidence = `${task.stoppedReason}; its own check had not passed either (${task.health})`;
  return [{ cause: 'health-grace-short', evidence, certainty: 'likely' }];
}

function refusesProbes({ unhealthy }: ServiceEvidence): boolean {
  return unhealthy.some(({ reason }) => reason === refusal);
}
