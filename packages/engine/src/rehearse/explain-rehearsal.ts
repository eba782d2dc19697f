import type { Application, Diagnostic, Graph, Span } from '@seaworthy/compiler';
import type { Evidence } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import type { ResourceEvent } from '../events/engine-event.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';

type Plan = { readonly application: Application; readonly graph: Graph };

/** What keeps the application from running, and what only keeps it from being rehearsed here. */
export function explainRehearsal(evidence: Evidence, plan: Plan): readonly Diagnostic[] {
  const limits = evidence.failedResources.map((resource) => limitOf(resource, plan.graph));
  const own = evidence.failedResources.filter((_resource, at) => !limits[at]);
  return [
    ...limits.flatMap((limit) => limit ?? []),
    ...explain({ ...evidence, failedResources: own }, plan),
  ];
}

/** A resource that failed for want of something on this machine, or of the sandbox itself. */
function limitOf(
  { stack, logicalId, reason = '' }: ResourceEvent,
  graph: Graph,
): Diagnostic | undefined {
  const span = graph.stacks
    .find(({ name }) => name === stack)
    ?.resources.find(({ id }) => id === logicalId)?.span;
  const [missing] = /Nothing on this machine can be .*(?=" \(RequestToken)/.exec(reason) ?? [];
  if (missing !== undefined) {
    return rehearsalProblems['rehearse/store-unavailable'](span, { reason: missing });
  }
  const [notModelled] = notModelledIn.exec(reason) ?? [];
  if (notModelled === undefined) return undefined;
  return rehearsalProblems['rehearse/not-modelled'](span, { reason: notModelled });
}

const notModelledIn = /The sandbox does not model .*/;

/** An answer with which the sandbox refuses a call, as a diagnostic; undefined for other errors. */
export function explainRefusal(error: unknown, graph: Graph): Diagnostic | undefined {
  const [reason] = notModelledIn.exec(error instanceof Error ? error.message : '') ?? [];
  if (reason === undefined) return undefined;
  return rehearsalProblems['rehearse/not-modelled'](spanNamedIn(reason, graph), { reason });
}

/** The resource that a text names by its logical id, else by its type. */
function spanNamedIn(text: string, { stacks }: Graph): Span | undefined {
  const words = new Set(text.split(/[^\w:]+/).map((word) => word.replace(/:+$/, '')));
  const resources = stacks.flatMap(({ resources: some }) => some);
  return (
    resources.find(({ id, type }) => words.has(id) && words.has(type)) ??
    resources.find(({ id }) => words.has(id)) ??
    resources.find(({ type }) => words.has(type))
  )?.span;
}
