import { contextFileAt } from '../../facts/dockerfile/context-copies.ts';
import type { FileFacts } from '../../facts/source/context/file-reader.ts';
import { joinPath } from '../../facts/source/path.ts';
import { optionOf, programOf, type StartStep } from '../../facts/source/start/start.ts';
import type { BuildSource, ServiceSource } from '../../facts/source-facts.ts';

/** The program text that a container starts with, when it is one of the project's. */
export function entryFileOf({ build, start }: ServiceSource): FileFacts | undefined {
  if (!build || !start) return undefined;
  for (const step of start.steps.toReversed()) {
    for (const path of entryPathsOf(step)) {
      const file = fileAt(build, path);
      if (file) return file;
    }
  }
  return undefined;
}

/** Where a step's program text would be, seen from the working directory. */
function entryPathsOf(step: StartStep): readonly string[] {
  const program = programOf(step);
  const [, ...others] = step.words;
  if (/^(?:node|bun|deno|tsx|ts-node|ruby|python[\d.]*)$/.test(program)) {
    if (others[0] === '-m') return modulePaths(others[1] ?? '', '');
    return others.filter((word) => !word.startsWith('-')).slice(0, 1);
  }
  const app = others.find((word) => /^[\w.]+:\w/.test(word));
  if (!['gunicorn', 'hypercorn', 'uvicorn', 'daphne'].includes(program) || !app) return [];
  return modulePaths(app.split(':')[0] ?? '', optionOf(others, '--app-dir', '--chdir') ?? '');
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
