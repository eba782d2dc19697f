import type { Application, Diagnostic, Graph, Span, TaskKind } from '@seaworthy/compiler';
import type { TaskEvent } from '../events/engine-event.ts';
import { hasFailed } from '../watch/has-failed.ts';
import type { Certainty, Finding } from './cause.ts';
import { doctorProblems } from './doctor-diagnostics.ts';
import type { Evidence, ServiceEvidence } from './evidence.ts';
import { findCauses, type Sufferer } from './find-causes.ts';
import { placeOfCause } from './place-of-cause.ts';
import { readResourceReason } from './read-resource-reason.ts';
import { type TaskMemory, verdicts } from './verdict-diagnostics.ts';

/** The plan that what happened is explained with. */
export interface ExplainedPlan {
  readonly application: Application;
  readonly graph: Graph;
}

/**
 * Names the one cause of each service's trouble, and each resource that failed and is no
 * consequence of such a cause. Says nothing that no evidence shows.
 */
export function explain(evidence: Evidence, plan: ExplainedPlan): readonly Diagnostic[] {
  return diagnose(evidence, patientsOf(plan), plan.graph).map(({ diagnostic }) => diagnostic);
}

/** A service as far as a verdict on it needs. */
export interface Patient extends Sufferer {
  readonly name: string;
  readonly memory?: TaskMemory;
  /** The text of the project that a cause is about. */
  readonly placeOf: (finding: Finding) => Span | undefined;
}

/** A cause that was found, and how. */
export interface Verdict {
  readonly diagnostic: Diagnostic;
  readonly certainty: Certainty;
  /** AWS's or the application's own words. */
  readonly evidence: readonly string[];
  /** Codes of what was seen too, and is taken for a consequence. */
  readonly also: readonly string[];
}

/** As `explain`, each with what speaks for it. Resources are placed by the graph, if there is one. */
export function diagnose(
  evidence: Evidence,
  patientNamed: (service: string) => Patient | undefined,
  graph: Graph = { stacks: [] },
): readonly Verdict[] {
  const explained = evidence.services.flatMap((service) => {
    const patient = patientNamed(service.service);
    if (!patient) return [];
    const [root, ...further] = findCauses(service, patient);
    if (!root) return [];
    const verdict = verdictOn(root, further, patient);
    return [isOver(service) ? { ...verdict, diagnostic: asAdvice(verdict.diagnostic) } : verdict];
  });
  const owners = new Set(explained.map(({ diagnostic }) => diagnostic.owner));
  return [...explained, ...failedResources(evidence, graph, owners)];
}

/** Whether one task left by itself, and ECS has found the service at rest since. */
function isOver({ stopped, messages, givenUp }: ServiceEvidence): boolean {
  const isAtRest = /has reached a steady state|deployment completed/.test(messages.at(-1) ?? '');
  const hasGivenUp = messages.some((message) => message.includes('deployment failed'));
  const [died, ...further] = stopped.filter(hasFailed);
  const hasLeft = died?.stopCode === 'EssentialContainerExited' && further.length === 0;
  return hasLeft && isAtRest && !hasGivenUp && !givenUp;
}

function asAdvice(diagnostic: Diagnostic): Diagnostic {
  const message = `${diagnostic.message}. It happened once, and the service runs since.`;
  return { ...diagnostic, severity: 'advice', message };
}

/** The tasks of a project. */
export function patientsOf({
  application,
}: Pick<ExplainedPlan, 'application'>): (service: string) => Patient | undefined {
  return (name) => {
    const task = application.services.find(
      (service): service is TaskKind => service.kind !== 'site' && service.name === name,
    );
    if (!task) return undefined;
    const { kind, health, size } = task;
    const asked = size.asked.memory?.value;
    return {
      name,
      kind,
      ...(health && { health }),
      hasDatabase: leadsToDatabase(task, application),
      memory: {
        inForce: size.memory,
        ...(asked !== undefined && { asked: Math.round(asked / 1_048_576) }),
      },
      placeOf: (finding) => placeOfCause(finding, task, application),
    };
  };
}

/** Of our own making, or of somebody else's whose address is a variable. */
function leadsToDatabase({ environment }: TaskKind, { stores }: Application): boolean {
  const databases = new Set(
    stores.flatMap(({ kind, name }) => (kind === 'relational' ? [name] : [])),
  );
  return environment.some(
    ({ name, value }) =>
      /DATABASE|POSTGRES|MYSQL|MARIADB|^DB_|^PG/.test(name) ||
      value.some((part) => part.kind === 'store' && databases.has(part.store)),
  );
}

function verdictOn(root: Finding, further: readonly Finding[], patient: Patient): Verdict {
  const { cause, evidence, certainty } = root;
  const { name, memory } = patient;
  const about = { service: name, evidence, ...(memory && { memory }) };
  return {
    diagnostic: { ...verdicts[cause](patient.placeOf(root), about), owner: name },
    certainty,
    evidence: [evidence],
    also: further.map((finding) => finding.cause).filter((code) => code !== 'crash-loop'),
  };
}

/**
 * A service that ECS gave up is a consequence of what was found out about its tasks. When nothing
 * was, AWS's reasons for stopping them are told as they are.
 */
function failedResources(
  { failedResources: failed, services }: Evidence,
  graph: Graph,
  explained: ReadonlySet<string | undefined>,
): readonly Verdict[] {
  return failed.flatMap(({ stack, logicalId, type, reason: given = 'AWS gives no reason' }) => {
    const resource = graph.stacks
      .find(({ name }) => name === stack)
      ?.resources.find(({ id }) => id === logicalId);
    const isService = type === 'AWS::ECS::Service';
    if (isService && explained.has(resource?.owner)) return [];
    if (/^Resource (creation|update) cancelled/.test(given)) return [];
    const stopped = services.filter(({ service }) => isService && service === resource?.owner);
    const told = new Set(stopped.flatMap((service) => service.stopped).flatMap(reasonOf));
    const last = [...told].slice(-1);
    const about = { logicalId, type, reason: [given, ...last].join(' Its task: ') };
    const diagnostic = {
      ...doctorProblems['deploy/resource-failed'](resource?.span, about),
      code: readResourceReason(given) ?? 'deploy/resource-failed',
      ...(resource?.owner !== undefined && { owner: resource.owner }),
    };
    return [{ diagnostic, certainty: 'certain', evidence: [given, ...told], also: [] }];
  });
}

/** What AWS says of a task that did not leave by itself: of its container first, which is more exact. */
function reasonOf({ stopCode, stoppedReason, containers }: TaskEvent): readonly string[] {
  if (stopCode !== 'TaskFailedToStart') return [];
  const reason = containers.find((container) => container.reason)?.reason ?? stoppedReason;
  return reason === undefined ? [] : [reason];
}
