import type { FileFacts } from '../../facts/source/context/file-reader.ts';
import type { ServiceSource } from '../../facts/source-facts.ts';
import { baseName } from '../../project/paths.ts';
import type { Span } from '../../source/span.ts';

/** Whether a task's program is built with a library. */
export function dependsOn(source: ServiceSource, library: string): boolean {
  return dependencyOf(source, library) !== undefined;
}

/** Where a manifest names a library that the program runs with; tools for development are none. */
export function dependencyOf({ build }: ServiceSource, library: string): Span | undefined {
  for (const file of build?.files ?? []) {
    const found = isManifest(file) ? findLibrary(file, library) : undefined;
    if (found) return found;
  }
  return undefined;
}

function isManifest({ path }: FileFacts): boolean {
  const name = baseName(path);
  return (
    !/dev|test/i.test(name) &&
    /^(?:requirements|pyproject|package\.json|Pipfile|Gemfile)/.test(name)
  );
}

function findLibrary({ path, text }: FileFacts, library: string): Span | undefined {
  const name = library.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_]/g, '[-_.]');
  const pattern = path.endsWith('package.json')
    ? new RegExp(`"${name}"\\s*:\\s*"[^"]*"`, 'i')
    : new RegExp(`(?<![\\w.-])${name}(?![\\w.-])`, 'i');
  const found = pattern.exec(productionPart(path, text));
  return found ? { file: path, start: found.index, end: found.index + found[0].length } : undefined;
}

/** The manifest with what is only for development blanked out, so that offsets stay. */
function productionPart(path: string, text: string): string {
  const blank = (part: string) => ' '.repeat(part.length);
  if (path.endsWith('package.json')) {
    return text.replace(
      /"(?:devDependencies|scripts|keywords|description)"\s*:\s*(?:\{[^}]*\}|\[[^\]]*\]|"[^"]*")/g,
      blank,
    );
  }
  const commentless = text.replace(/(?:^|\s)#.*$/gm, blank);
  return commentless.replace(/^\[[\w.-]*(?:dev|test)[\w.-]*\][^[]*/gm, blank);
}
