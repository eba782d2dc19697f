import { contextFileAt } from '../../dockerfile/context-copies.ts';
import type { FileFacts } from '../../facts/source/context/file-reader.ts';
import { optionOf, programOf, type StartStep } from '../../facts/source/start/start.ts';
import type { BuildSource, ServiceSource } from '../../facts/source-facts.ts';
import { joinPath } from '../../source/path.ts';

/** The program text that a container loads first: the one it runs, or the application it serves. */
export function entryFileOf(source: ServiceSource): FileFacts | undefined {
  return findEntry(source, (step) => [...runPaths(step), ...servedPaths(step)]);
}

/** The program text that the container's program is, not one that a server loads. */
export function runFileOf(source: ServiceSource): FileFacts | undefined {
  return findEntry(source, runPaths);
}

/** Where a step's program text would be, seen from the working directory. */
type FindPaths = (step: StartStep) => readonly string[];

function findEntry({ build, start }: ServiceSource, pathsOf: FindPaths): FileFacts | undefined {
  if (!build || !start) return undefined;
  for (const step of start.steps.toReversed()) {
    for (const path of pathsOf(step)) {
      const file = fileAt(build, path);
      if (file) return file;
    }
  }
  return undefined;
}

/** `node server.js`, `python -m app.main` */
function runPaths(step: StartStep): readonly string[] {
  if (!/^(?:node|bun|deno|tsx|ts-node|ruby|python[\d.]*)$/.test(programOf(step))) return [];
  const [, first, second] = step.words;
  if (first === '-m') return modulePaths(second ?? '', '');
  return step.words
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .slice(0, 1);
}

/** `uvicorn app.main:app`; gunicorn also takes the module alone, `shop.wsgi`. */
function servedPaths(step: StartStep): readonly string[] {
  if (!['daphne', 'gunicorn', 'hypercorn', 'uvicorn'].includes(programOf(step))) return [];
  const words = step.words.slice(1);
  const app =
    words.find((word) => /^[A-Za-z_][\w.]*:[A-Za-z_]/.test(word)) ??
    words.find((word) => /^[A-Za-z_]\w*(?:\.\w+)*\.[wa]sgi$/.test(word));
  if (app === undefined) return [];
  const folder = optionOf(words, '--app-dir', '--chdir') ?? '';
  return modulePaths(app.split(':')[0] ?? '', folder);
}

/** `app.main` is `app/main.py`, or the package of that name. */
function modulePaths(module: string, folder: string): readonly string[] {
  const path = joinPath(folder, module.replaceAll('.', '/'));
  return [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`];
}

function fileAt({ image, context }: BuildSource, path: string): FileFacts | undefined {
  const found = contextFileAt(joinPath(image.workdir, path), image.copies, (file) =>
    context.files.has(file),
  );
  return found && context.files.get(found.path);
}

/** Whether a program text is for people at work, such as a script or a tool's configuration. */
export function isTool({ path }: FileFacts): boolean {
  return /(?:^|\/)(?:scripts?|tools?|bin|docs|examples?|fixtures)\/|\.config\.\w+$|(?:^|\/)(?:setup|noxfile|tasks|fabfile|codegen)\.\w+$/.test(
    path,
  );
}
