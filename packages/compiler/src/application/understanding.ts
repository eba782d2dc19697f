import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ProjectHost } from '../project/host.ts';
import type { Project } from '../project/project.ts';

/** Takes a diagnostic; understanding goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** What every step of understanding is given. */
export interface Understanding {
  readonly project: Project;
  readonly host: ProjectHost;
  readonly report: Report;
}
