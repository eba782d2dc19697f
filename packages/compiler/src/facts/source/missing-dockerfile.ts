import type { ProjectHost } from '../../project/host.ts';
import type { Build } from '../../project/project.ts';
import { cleanPath, isRelative, joinPath } from '../../source/path.ts';
import type { Span } from '../../source/span.ts';

/** A build that cannot begin, as what it reads first is not there. */
export interface MissingDockerfile {
  /** `folder`: the context has no files at all. */
  readonly what: 'folder' | 'dockerfile';
  /** Where it should be, as seen from the project directory. */
  readonly path: string;
  /** The text that names it, or else the context in which it is looked for. */
  readonly span: Span;
}

/** Undefined when it is there, inside the Compose file, or where the compiler cannot look. */
export function missingDockerfile(build: Build, host: ProjectHost): MissingDockerfile | undefined {
  const { context, dockerfile, inlineDockerfile } = build;
  const isWithinReach = isRelative(context.value) || context.value.startsWith('/');
  if (inlineDockerfile || !isWithinReach) return undefined;
  const folder = cleanPath(context.value);
  const path = joinPath(folder, dockerfile?.value ?? 'Dockerfile');
  if (host.readText(path).kind !== 'absent') return undefined;
  if (host.listFolder(folder).length === 0) {
    return { what: 'folder', path: context.value, span: context.span };
  }
  return { what: 'dockerfile', path, span: dockerfile?.span ?? context.span };
}
