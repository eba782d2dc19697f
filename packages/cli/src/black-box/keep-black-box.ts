import { relative, resolve } from 'node:path';
import { hideSecrets } from '@seaworthy/compiler';
import { type BlackBoxRequest, type BlackBoxWriter, openBlackBox } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { ownVersion } from '../command-line/own-version.ts';
import type { PlanHere } from '../commands/plan-here.ts';
import type { CompletePlan } from '../engine-commands/complete-plan.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { paragraph } from '../terminal/paragraph.ts';

export interface KeptHere {
  readonly of: BlackBoxRequest['of'];
  readonly plan: Pick<CompletePlan, 'application' | 'graph' | 'project' | 'templates'>;
  readonly here: PlanHere;
  readonly clock: BlackBoxRequest['clock'];
  /** The account's ECS, of which task definitions are kept. */
  readonly ecs?: BlackBoxRequest['ecs'];
}

/** Begins a black box of what is about to happen, in the project's folder. */
export function keepBlackBox(
  { of, plan, here, clock, ecs }: KeptHere,
  surroundings: Surroundings,
): BlackBoxWriter {
  const { application, graph, project, templates } = plan;
  const { name, environment, region, secrets } = application;
  const values = secrets.flatMap(({ key }) => here.secretValue(key) || []);
  return openBlackBox({
    of,
    project: name,
    environment,
    region,
    directory: resolve(surroundings.directory, here.directory),
    version: ownVersion(surroundings),
    tools: [`Node ${process.version}`, `${process.platform} ${process.arch}`],
    plan: { application, graph, templates },
    sources: project.files
      .filter(({ path }) => /\.ya?ml$/.test(path))
      .map((file) => ({ path: file.path, ...hideSecrets(file, here.view.hidden) })),
    clock,
    ...(ecs && { ecs }),
    secrets: () => values,
  });
}

/** Says where the evidence of a failure is. */
export function tellBlackBox(
  { path }: BlackBoxWriter,
  { directory, stderr }: Pick<Surroundings, 'directory' | 'stderr'>,
): void {
  if (path === undefined) return;
  const file = relative(directory, path);
  const text = `The evidence is in ${file}; seaworthy doctor reads it again, here or elsewhere.`;
  printLines(paragraph(text, pageFor(stderr), { brush: pageFor(stderr).paint.faint }), stderr);
}
