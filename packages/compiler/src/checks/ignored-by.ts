import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from '../project/project.ts';

/** Whether the user does not want to hear of a finding: `ignore` of the project, or of its service. */
export function ignoredBy(project: Project | undefined): (finding: Diagnostic) => boolean {
  if (!project) return () => false;
  const everywhere = new Set(project.settings.ignore.map(({ value }) => value));
  const byService = new Map(
    project.services
      .filter(({ settings }) => settings.ignore.length > 0)
      .map(({ name, settings }) => [name, new Set(settings.ignore.map(({ value }) => value))]),
  );
  return ({ code, owner }) =>
    everywhere.has(code) || (byService.get(owner ?? '')?.has(code) ?? false);
}
