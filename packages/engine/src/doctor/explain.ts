import type { Application, Diagnostic, Graph, TaskKind } from '@seaworthy/compiler';
import type { Certainty, Finding } from './cause.ts';
import { doctorProblems } from './doctor-diagnostics.ts';
import type { Evidence } from './evidence.ts';
import { findCauses } from './find-causes.ts';
import { placeOfCause } from './place-of-cause.ts';
import { verdicts } from './verdict-diagnostics.ts';

/**
 * Names the one cause of each service's trouble, and each resource that failed and is no
 * consequence of such a cause. Says nothing that no evidence shows.
 */
export function explain(
  evidence: Evidence,
  project: { readonly application: Application; readonly graph: Graph },
): readonly Diagnostic[] {
  return diagnose(evidence, project).map(({ diagnostic }) => diagnostic);
}

/** As `explain`, each with what speaks for it and what else was seen that may follow from it. */
export function diagnose(
  evidence: Evidence,
  project: { readonly application: Application; readonly graph: Graph },
): readonly Verdict[] {
  const explained = evidence.services.flatMap((service) => {
    const asked = taskNamed(service.service, project.application);
    if (!asked) return [];
    const [root, ...further] = findCauses(service, asked);
    return root ? [verdictOn(root, further, asked, project.application)] : [];
  });
  const owners = new Set(explained.map(({ diagnostic }) => diagnostic.owner));
  return [...explained, ...failedResources(evidence, project.graph, owners)];
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

function verdictOn(
  { cause, evidence, certainty }: Finding,
  further: readonly Finding[],
  task: TaskKind,
  application: Application,
): Verdict {
  const span = placeOfCause({ cause, evidence, certainty }, task, application);
  const { memory, asked } = task.size;
  const about = {
    service: task.name,
    evidence,
    memory: { inForce: memory, ...(asked.memory && { asked: asked.memory.value }) },
  };
  return {
    diagnostic: { ...verdicts[cause](span, about), owner: task.name },
    certainty,
    evidence: [evidence],
    also: further.map((finding) => finding.cause).filter((code) => code !== 'crash-loop'),
  };
}

function taskNamed(name: string, { services }: Application): TaskKind | undefined {
  return services.find((service): service is TaskKind =>
    service.kind === 'site' ? false : service.name === name,
  );
}

/** A service that ECS gave up is a consequence of what was found out about its tasks. */
function failedResources(
  { failedResources: failed }: Evidence,
  graph: Graph,
  explained: ReadonlySet<string | undefined>,
): readonly Verdict[] {
  return failed.flatMap(({ stack, logicalId, type, reason = 'AWS gives no reason' }) => {
    const resource = graph.stacks
      .find(({ name }) => name === stack)
      ?.resources.find(({ id }) => id === logicalId);
    const isConsequence = type === 'AWS::ECS::Service' && explained.has(resource?.owner);
    if (isConsequence || /^Resource (creation|update) cancelled/.test(reason)) return [];
    const about = { logicalId, type, reason };
    const diagnostic = doctorProblems['deploy/resource-failed'](resource?.span, about);
    return [{ diagnostic, certainty: 'certain', evidence: [reason], also: [] }];
  });
}
