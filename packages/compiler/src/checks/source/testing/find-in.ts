import { understandProject } from '../../../application/understand-project.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { cloudFactsOf } from '../../../facts/cloud-facts-of-graph.ts';
import type { Facts } from '../../../facts/facts.ts';
import { gatherSourceFacts } from '../../../facts/gather-source-facts.ts';
import { buildGraph } from '../../../graph/build-graph.ts';
import { readProject } from '../../../project/read-project.ts';
import { memoryHost } from '../../../project/testing/memory-host.ts';
import { sourceChecks } from '../source-checks.ts';

/** A project's files by their path; `compose.yaml` is its Compose file. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** The facts of a project as its user has it. */
export function factsOf(files: ProjectFiles, variables: ProjectFiles = {}): Facts {
  const host = memoryHost(files, variables);
  const request = {
    files: ['compose.yaml'],
    folderName: 'shop',
    profiles: [],
    strict: false,
    environment: 'production',
  };
  const { project, diagnostics } = readProject(request, host);
  if (!project) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { application } = understandProject(project, request, host);
  return {
    origin: 'plan',
    cloud: cloudFactsOf(buildGraph(application).graph),
    project,
    application,
    sources: gatherSourceFacts(project, application, host),
  };
}

/** What the source checks find in a project. */
export function findIn(files: ProjectFiles): readonly Diagnostic[] {
  const facts = factsOf(files);
  return sourceChecks.flatMap((check) => [...check.run(facts)]);
}

/** What one check says: `error api/Dockerfile: CMD npm start`, its place with the text there. */
export function told(files: ProjectFiles, code: string): readonly string[] {
  return findIn(files)
    .filter((finding) => finding.code === code)
    .map(({ severity, span }) => {
      const text = files[span?.file ?? '']?.slice(span?.start, span?.end);
      return `${severity} ${span?.file}: ${text}`;
    });
}
