import type { Application } from '../application/application.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildData } from './data/build-data.ts';
import { buildFoundation } from './foundation/build-foundation.ts';
import type { Graph } from './graph.ts';
import { findGraphProblems } from './problems/find-graph-problems.ts';
import { buildServiceStacks } from './service/build-service-stacks.ts';

export interface BuiltGraph {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns an application into resources: one foundation, one data stack if needed, one stack a service. */
export function buildGraph(application: Application): BuiltGraph {
  const data = buildData(application);
  return {
    graph: {
      stacks: [
        buildFoundation(application),
        ...(data ? [data] : []),
        ...buildServiceStacks(application),
      ],
    },
    diagnostics: findGraphProblems(application),
  };
}
