import type { Diagnostic, Graph, TaskKind } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';

/** A run of something that only a clock or a queue starts, which did not end well. */
export interface FailedRun {
  readonly service: string;
  /** For when nothing else says why. */
  readonly problem: Diagnostic;
}

/** Why a run did not end well. */
export interface Failure {
  readonly problem: Diagnostic;
  /** What is told at once, where it is known by then. */
  readonly reason?: string;
}

/** Runs each service once, side by side, and tells of it. Gives those that failed. */
export async function runEachOnce<Service extends TaskKind>(
  services: readonly Service[],
  graph: Graph,
  run: (service: Service, stack: string) => Promise<Failure | undefined>,
  { emit }: Pick<DeploymentContext, 'emit'>,
): Promise<readonly FailedRun[]> {
  const runs = services.map(async (service) => {
    const { name } = service;
    const stack = graph.stacks.find((candidate) => candidate.service === name)?.name ?? '';
    emit({ kind: 'job', service: name, state: 'started' });
    const failure = await run(service, stack);
    if (!failure) {
      emit({ kind: 'job', service: name, state: 'done' });
      return [];
    }
    const { problem, ...why } = failure;
    emit({ kind: 'job', service: name, state: 'failed', ...why });
    return [{ service: name, problem: { ...problem, owner: name } }];
  });
  return (await Promise.all(runs)).flat();
}

/** What AWS refuses a call with, as an answer. */
export function refusalOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
