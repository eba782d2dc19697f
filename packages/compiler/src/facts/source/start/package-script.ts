import type { Span } from '../../../source/span.ts';
import { programOf, type SourceText, type StartStep } from './start.ts';

/** A script of package.json that a step runs. */
export interface PackageScript {
  readonly line: string;
  readonly span: Span;
}

/** Finds what `npm start`, `yarn serve` or `pnpm run start` runs. */
export function packageScript(
  step: StartStep,
  manifest: SourceText | undefined,
): PackageScript | undefined {
  const name = scriptNameOf(step);
  return name !== undefined && manifest ? scriptCalled(name, manifest) : undefined;
}

/** Whether a step is a package manager that runs a script: `npm run serve` runs `serve`. */
export function scriptNameOf(step: StartStep): string | undefined {
  const program = programOf(step);
  if (!['bun', 'npm', 'pnpm', 'yarn'].includes(program)) return undefined;
  const [verb, name] = step.words.slice(1).filter((word) => !word.startsWith('-'));
  if (verb === 'run' || verb === 'run-script') return name;
  if (verb === undefined || verb === 'start' || verb === 'test') return verb;
  // `yarn serve` runs a script; `npm ci` does not.
  return program === 'npm' || program === 'bun' || verb === 'exec' ? undefined : verb;
}

function scriptCalled(name: string, { path, text }: SourceText): PackageScript | undefined {
  const scripts = /"scripts"\s*:\s*\{/.exec(text);
  if (!scripts) return undefined;
  const entry = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*")|\}/g;
  entry.lastIndex = scripts.index + scripts[0].length;
  for (let found = entry.exec(text); found?.[2] !== undefined; found = entry.exec(text)) {
    const [all, key, value] = found;
    if (key !== name) continue;
    const end = found.index + all.length;
    return { line: unquote(value), span: { file: path, start: end - value.length, end } };
  }
  return undefined;
}

function unquote(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return json.slice(1, -1);
  }
}
