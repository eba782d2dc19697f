import type { Application, Diagnostic, Graph, TaskKind } from '@seaworthy/compiler';
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
  const explained = evidence.services.flatMap((service) => {
    const asked = taskNamed(service.service, project.application);
    if (!asked) return [];
    const [root] = findCauses(service, asked);
    if (!root) return [];
    const span = placeOfCause(root, asked, project.application);
    const diagnostic = verdicts[root.cause](span, {
      service: asked.name,
      evidence: root.evidence,
    });
    return [{ ...diagnostic, owner: asked.name }];
  });
  return [...explained, ...failedResources(evidence, project.graph, explained)];
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
  explained: readonly Diagnostic[],
): readonly Diagnostic[] {
  return failed.flatMap(({ stack, logicalId, type, reason = 'AWS gives no reason' }) => {
    const resource = graph.stacks
      .find(({ name }) => name === stack)
      ?.resources.find(({ id }) => id === logicalId);
    const isConsequence =
      type === 'AWS::ECS::Service' && explained.some(({ owner }) => owner === resource?.owner);
    if (isConsequence || /^Resource (creation|update) cancelled/.test(reason)) return [];
    return [doctorProblems['deploy/resource-failed'](resource?.span, { logicalId, type, reason })];
  });
}
