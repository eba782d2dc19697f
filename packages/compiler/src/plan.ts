import type { Application } from './application/application.ts';
import { understandProject } from './application/understand-project.ts';
import { checkFacts } from './checks/check-facts.ts';
import type { CostEstimate } from './cost/cost.ts';
import { estimateCost } from './cost/estimate-cost.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { tellOnce } from './diagnostics/tell-once.ts';
import { cloudFactsOf } from './facts/cloud-facts-of-graph.ts';
import { gatherSourceFacts } from './facts/gather-source-facts.ts';
import { buildGraph } from './graph/build-graph.ts';
import type { Graph } from './graph/graph.ts';
import type { ProjectHost } from './project/host.ts';
import { keyPathAt } from './project/outline.ts';
import type { Project } from './project/project.ts';
import { readProject } from './project/read-project.ts';
import { emitTemplates, type Template } from './template/emit-templates.ts';

/** What to plan: which files, for which environment. Paths are relative to the project directory. */
export interface PlanRequest {
  /** Compose files in the order of `-f`. */
  readonly files: readonly string[];
  /** Name of the project directory: the project's name when nothing else says it. */
  readonly folderName: string;
  /** `-p`, before `name:` and the folder's name. */
  readonly projectName?: string;
  readonly profiles: readonly string[];
  readonly environment: string;
  /** `--region`, before `x-seaworthy: region`. */
  readonly region?: string;
  /** `AWS_REGION` of this machine, where nothing in the project says one. */
  readonly machineRegion?: string;
  /** Makes every `unsupported` key an error. */
  readonly strict: boolean;
}

/**
 * All that is known before anything is deployed. A stage that could not run is absent. Templates
 * and cost are worked out when they are first looked at: a check does without either.
 */
export interface Plan {
  readonly diagnostics: readonly Diagnostic[];
  readonly project?: Project;
  readonly application?: Application;
  readonly graph?: Graph;
  readonly templates: readonly Template[];
  readonly cost?: CostEstimate;
}

/** Takes a Compose project to templates, checks and cost. Never throws for a user's mistake. */
export function planProject(request: PlanRequest, host: ProjectHost): Plan {
  const read = readProject(request, host);
  if (!read.project) return { diagnostics: withHosts(read.diagnostics, host), templates: [] };
  const project = read.project;

  const understood = understandProject(project, request, host);
  const application = understood.application;
  const built = buildGraph(application);
  const facts = {
    origin: 'plan',
    cloud: cloudFactsOf(built.graph),
    project,
    application,
    sources: gatherSourceFacts(project, application, host),
  } as const;
  const diagnostics = tellOnce([
    ...read.diagnostics,
    ...understood.diagnostics.filter((diagnostic) => !followsFromReading(diagnostic, read)),
    ...built.diagnostics,
    ...checkFacts(facts),
  ]);

  let templates: readonly Template[] | undefined;
  let cost: CostEstimate | undefined;
  return {
    diagnostics: withHosts(diagnostics, host),
    project,
    application,
    graph: built.graph,
    get templates() {
      templates ??= emitTemplates(built.graph, (span) => keyPathAt(project.outline, span));
      return templates;
    },
    get cost() {
      cost ??= estimateCost(built.graph, application);
      return cost;
    },
  };
}

/** That nothing is left to run is no wonder when services could not be read. */
function followsFromReading(
  { code }: Diagnostic,
  { diagnostics }: Pick<Plan, 'diagnostics'>,
): boolean {
  return (
    code === 'application/nothing-to-run' &&
    diagnostics.some(({ severity }) => severity === 'error')
  );
}

/** What the host met is known only now that all has been read, and is told first. */
function withHosts(diagnostics: readonly Diagnostic[], host: ProjectHost): readonly Diagnostic[] {
  return [...(host.diagnostics?.() ?? []), ...diagnostics];
}
