import type { Diagnostic, Graph } from '@seaworthy/compiler';
import { EngineLost, EngineUnavailable, ImageFailure } from '@seaworthy/sandbox';
import { ChangeSetRefused } from '../deploy/change-set.ts';
import { explainRefusal } from './explain-rehearsal.ts';
import { FaultRefused } from './faults/rehearse-fault.ts';
import type { Notes } from './notes.ts';
import { ImageNotPrepared } from './prepare-images.ts';
import { NeverHealthy } from './refused-checks.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalRequest } from './rehearse.ts';
import { TimeLimit } from './time-limit.ts';

/** Whether an error is a problem of the project or of this machine; it is then in the notes. */
export function noteProblem(
  error: unknown,
  { graph, timeout }: RehearsalRequest,
  notes: Notes,
): boolean {
  if (TimeLimit.isOver(error)) {
    notes.addTimeout(timeout ?? 0);
    return true;
  }
  if (error instanceof EngineLost) {
    notes.loseEngine(error.message);
    return true;
  }
  if (error instanceof NeverHealthy && !error.diagnostic) {
    notes.emit({ kind: 'given-up', service: error.service, reason: error.message });
    return true;
  }
  if (error instanceof ImageNotPrepared) notes.addBuild(error.service.name, error.lastLines);
  const problem = problemOf(error, graph);
  if (problem) notes.add(problem);
  return problem !== undefined;
}

function problemOf(error: unknown, graph: Graph): Diagnostic | undefined {
  if (error instanceof EngineUnavailable) {
    return rehearsalProblems['rehearse/no-engine'](undefined, { reason: error.message });
  }
  if (error instanceof NeverHealthy) return error.diagnostic;
  if (error instanceof FaultRefused) {
    return rehearsalProblems['rehearse/fault-refused'](undefined, { reason: error.message });
  }
  if (error instanceof ImageNotPrepared) {
    const { image, name } = error.service;
    const problem = { service: name, reason: error.message, fetched: image.kind === 'registry' };
    return { ...rehearsalProblems['rehearse/image-failed'](image.span, problem), owner: name };
  }
  if (error instanceof ImageFailure) {
    const problem = { reason: error.message, fetched: true };
    return rehearsalProblems['rehearse/image-failed'](undefined, problem);
  }
  return explainRefusal(error, graph) ?? refusedStack(error);
}

/** What the sandbox only does not model is told apart before. */
function refusedStack(error: unknown): Diagnostic | undefined {
  if (!(error instanceof ChangeSetRefused)) return undefined;
  const { stackName: stack, message: reason } = error;
  return rehearsalProblems['rehearse/change-set-refused'](undefined, { stack, reason });
}
