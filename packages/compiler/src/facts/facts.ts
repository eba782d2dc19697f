import type { Application } from '../application/application.ts';
import type { Project } from '../project/project.ts';
import type { CloudFacts } from './cloud-facts.ts';
import type { SourceFacts } from './source-facts.ts';

/**
 * What checks read. `cloud` comes from a plan's graph or from a live account, in one shape; what
 * only a project can tell is absent when there is no project.
 */
export interface Facts {
  readonly origin: 'plan' | 'live';
  readonly cloud: CloudFacts;
  readonly project?: Project;
  readonly application?: Application;
  /** Dockerfiles, scripts, ignore files, manifests and workflows of the project. */
  readonly sources?: SourceFacts;
}
