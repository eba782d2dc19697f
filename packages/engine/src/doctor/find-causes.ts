import type { TaskKind } from '@seaworthy/compiler';
import type { TargetEvent, TaskEvent } from '../events/engine-event.ts';
import { type Cause, causes, type Finding } from './cause.ts';
import { concealInLine } from './conceal-in-line.ts';
import type { BlockedConnection, ServiceEvidence } from './evidence.ts';
import { finalError, readErrors, saidLines } from './logged-error.ts';
import { withoutOwnKills } from './own-kills.ts';
import { readListening } from './read-listening.ts';
import { readLogLine } from './read-log-line.ts';
import { readMissingVariable } from './read-missing-variable.ts';
import { readServiceMessage } from './read-service-message.ts';
import { readStopReason } from './read-stop-reason.ts';
import { beforeItDied, isGotOver, sinceItWorked } from './what-it-got-over.ts';

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
    ...(stopped.some(hasCrashed) ? fromLog(beforeItDied(logTail), hasDatabase) : []),
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
  const isTimeout = finding.cause === 'sg-egress-missing' && finding.certainty === 'likely';
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

/**
 * What a program died of stands nearest to its end; the message of an error says more than other
 * lines. What it got over says nothing.
 */
function fromLog(lines: readonly string[], hasDatabase = true): readonly Finding[] {
  const missing = readMissingVariable(lines);
  if (missing !== undefined) return [fromLine(missing, 'env-required-missing')];
  const headlines = readErrors(lines).map(({ headline }) => headline);
  const others = saidLines(lines).filter((line) => headlines.length === 0 || !isGotOver(line));
  for (const line of [...headlines.toReversed(), ...others.toReversed()]) {
    const cause = readLogLine(line);
    const isOfOthers = cause === 'db-ssl-required' && !hasDatabase;
    if (cause && !isOfOthers) return [fromLine(line, cause)];
  }
  return [];
}

/** A program that lives and does not answer may say what it waits for. */
function fromWaiting(lines: readonly string[], hasDatabase?: boolean): readonly Finding[] {
  const said = fromLog(sinceItWorked(lines), hasDatabase);
  return said.map((finding) => ({ ...finding, certainty: 'possible' }));
}

/** It answers, and says that the request is wrong. */
function turnsAway({ reason, description = '' }: TargetEvent): boolean {
  return reason === codeMismatch && /\[4\d\d\]/.test(description);
}

/** A program that says where it listens, which is not where the load balancer asks. */
function fromListening(
  lines: readonly string[],
  unhealthy: readonly TargetEvent[],
): readonly Finding[] {
  const refused = unhealthy.find(({ reason }) => reason === refusal);
  const port = Number(/:(\d+)$/.exec(refused?.target ?? '')?.[1]);
  const told = lines.flatMap((line) => {
    const listening = readListening(line);
    return listening ? [{ line, ...listening }] : [];
  });
  const last = told.at(-1);
  if (!last || Number.isNaN(port)) return [];
  if (told.some((one) => one.port === port && !one.isLoopback)) return [];
  const evidence = `${quoted(last.line)}; the load balancer asks port ${port} from outside`;
  return [{ cause: 'bind-localhost', evidence, certainty: 'likely' }];
}

function fromLine(line: string, cause: Cause): Finding {
  return { cause, evidence: quoted(line), certainty: 'likely' };
}

function quoted(line: string): string {
  return concealInLine(line.trim()).slice(0, 300);
}

/** A program that goes on running says in its log whom it turns away. */
function fromRefusedHost(lines: readonly string[]): readonly Finding[] {
  const line = lines.find((said) => readLogLine(said) === 'tg-host-header-rejected');
  return line === undefined ? [] : [fromLine(line, 'tg-host-header-rejected')];
}

/** One that answers, if only with an error, shows that silent ones were still starting. */
function fromTargets(unhealthy: readonly TargetEvent[]): readonly Finding[] {
  const answering = unhealthy.filter(({ reason }) => reason === codeMismatch);
  return (answering.length > 0 ? answering : unhealthy).flatMap(fromTarget);
}

const codeMismatch = 'Target.ResponseCodeMismatch';
const refusal = 'Target.FailedHealthChecks';

function fromTarget({ target, reason = '', description = '' }: TargetEvent): readonly Finding[] {
  const cause = targetCause(reason, description);
  if (!cause) return [];
  const certainty = reason === codeMismatch ? 'certain' : 'likely';
  return [{ cause, evidence: `${target}: ${reason}: ${description}`, certainty }];
}

function targetCause(reason: string, description: string): Cause | undefined {
  if (reason === codeMismatch) {
    return /\[400\]/.test(description) ? 'tg-host-header-rejected' : 'tg-code-mismatch';
  }
  if (reason === refusal) return 'bind-localhost';
  return reason === 'Target.Timeout' ? 'tg-unreachable' : undefined;
}

/** A task that was given up before its own check, which asks inside the task, ever passed. */
function fromLateStart(task: TaskEvent): readonly Finding[] {
  if (!wasGivenUp(task) || task.health === 'HEALTHY') return [];
  const evidence = `${task.stoppedReason}; its own check had not passed either (${task.health})`;
  return [{ cause: 'health-grace-short', evidence, certainty: 'likely' }];
}

/** A container that was asked to stop and did not, without a word about memory. */
function fromKill({ stopCode = '', stoppedReason, containers }: TaskEvent): readonly Finding[] {
  if (!stopsByOthers.has(stopCode)) return [];
  return containers.flatMap(({ name, exitCode, reason = '' }) =>
    exitCode === 137 && !/OutOfMemory/.test(reason)
      ? [
          {
            cause: 'sigterm-ignored',
            evidence: `${stoppedReason} (${name}: exit code 137)`,
            certainty: 'certain',
          },
        ]
      : [],
  );
}

const stopsByOthers: ReadonlySet<string> = new Set([
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'UserInitiated',
]);

/** A container that left by itself, when nothing else says why. */
function fromCrash(task: TaskEvent, log: readonly string[]): readonly Finding[] {
  if (!hasCrashed(task)) return [];
  const ended = task.containers.filter(({ exitCode }) => exitCode !== undefined);
  // Those with 137 and 143 were mostly ended because another one had left.
  const container = ended.find(({ exitCode }) => exitCode !== 137 && exitCode !== 143) ?? ended[0];
  if (!container) return [];
  const { name, exitCode = 1 } = container;
  const known = log.some((line) => line.trim() !== '')
    ? exitCodes[exitCode]
    : (exitCodes[exitCode] ?? silentExitCodes[exitCode]);
  const words = known === 'exit-0-in-service' ? undefined : finalWords(log);
  return [
    {
      cause: known ?? 'crash-loop',
      evidence: `${words ?? task.stoppedReason ?? 'the task stopped'} (${name}: exit code ${exitCode})`,
      certainty: known === 'exit-0-in-service' ? 'certain' : 'possible',
    },
  ];
}

/** The last error; without one, the last line that complains, or that is there at all. */
function finalWords(log: readonly string[]): string | undefined {
  const headline = finalError(log)?.headline;
  if (headline !== undefined) return quoted(headline);
  const said = saidLines(log);
  const complaint = said.findLast((line) => complains.test(line));
  if (complaint !== undefined) return quoted(complaint);
  const last = said.at(-1);
  return last === undefined ? undefined : `its last line is ${quoted(last)}`;
}

const complains =
  /\b(cannot|can['’]?t|could( not|n['’]t)|fail(s|ed|ure)?|unable|not found|no such|does not exist|denied|refused|rejected|invalid|missing|timed? ?out|timeout|abort(ed)?|exhausted|unexpected|unsupported|error)\b/i;

const exitCodes: Readonly<Record<number, Cause>> = {
  0: 'exit-0-in-service',
  126: 'exit-126-127',
  127: 'exit-126-127',
};

/** What a program that was not started, or ended before its first line, leaves with. */
const silentExitCodes: Readonly<Record<number, Cause>> = {
  9: 'dotenv-file-required',
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
  return unhealthy.some(({ reason }) => reason === refusal);
}
