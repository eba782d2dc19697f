import type { FileFacts } from '../../facts/source/context/file-reader.ts';
import type { BuildSource, ServiceSource } from '../../facts/source-facts.ts';
import { baseName } from '../../source/path.ts';
import type { Span } from '../../source/span.ts';
import { onceFor } from '../once-for.ts';

/** Whether a task's program runs with a library. */
export function dependsOn(source: ServiceSource, library: string): boolean {
  return dependencyOf(source, library) !== undefined;
}

/** Where a manifest names a library that the program runs with; tools for development are none. */
export function dependencyOf({ build }: ServiceSource, library: string): Span | undefined {
  return build && librariesOf(build).get(normalName(library));
}

const librariesOf = onceFor(
  ({ files }: BuildSource): ReadonlyMap<string, Span> =>
    new Map(files.filter(isManifest).flatMap((file) => [...namedIn(file)])),
);

const namedIn = onceFor(({ path, text }: FileFacts): ReadonlyMap<string, Span> => {
  const names = new Map<string, Span>();
  const isJson = path.endsWith('.json');
  const pattern = isJson ? /"([^"\s]+)"\s*:\s*"[^"]*"/g : /[A-Za-z][\w.-]*/g;
  for (const found of productionPart(path, text).matchAll(pattern)) {
    const [written, key = written] = found;
    const span = { file: path, start: found.index, end: found.index + written.length };
    if (!names.has(normalName(key))) names.set(normalName(key), span);
  }
  return names;
});

/** `Sentence_Transformers` is `sentence-transformers` to Python's index. */
function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function isManifest({ path }: FileFacts): boolean {
  const name = baseName(path);
  return (
    !/dev|test/i.test(name) &&
    /^(?:requirements|pyproject|package\.json|Pipfile|Gemfile)/.test(name)
  );
}

/** The manifest with what is only for development blanked out, so that offsets stay. */
function productionPart(path: string, text: string): string {
  const blank = (part: string) => ' '.repeat(part.length);
  if (path.endsWith('.json')) {
    return text.replace(/"(?:devDependencies|scripts)"\s*:\s*\{[^}]*\}/g, blank);
  }
  return text
    .replace(/(?:^|\s)#.*$/gm, blank)
    .replace(/^\[[\w.-]*(?:dev|test)[\w.-]*\][^[]*/gm, blank);
}
