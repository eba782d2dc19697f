import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyPatches, type DoctorReport, type Patch } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { drawPatch } from '../render/doctor-patch.ts';
import type { TextOf } from '../render/places.ts';
import { agrees } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';

/** Where the project is, and its files as they were examined. */
export interface ExaminedFiles {
  readonly folder: string;
  readonly textOf: TextOf;
}

/**
 * Changes the project's files as the mends of a report say, after showing each change and asking;
 * `textOf` has the files as they were examined, and one that is another by now is left as it is.
 * Throws a UsageError when nobody can be asked and `--yes` is not given.
 */
export async function fixProject(
  { problems }: DoctorReport,
  { folder, textOf }: ExaminedFiles,
  options: Options,
  surroundings: Surroundings,
): Promise<readonly Patch[]> {
  const patches = problems.flatMap(({ mend }) => (mend?.kind === 'patch' ? [mend] : []));
  const taken: Patch[] = [];
  for (const patch of patches) {
    const examined = textOf(patch.file) ?? '';
    const page = pageFor(surroundings.stderr);
    printLines(['', patch.does, ...drawPatch(patch, examined, page)], surroundings.stderr);
    if (!isAsExamined(resolve(folder, patch.file), examined)) {
      const text = `${patch.file} is not as it was examined: make this change by hand.`;
      printLines([text], surroundings.stderr);
    } else if (options.yes || (await isAgreed(patch, surroundings))) taken.push(patch);
  }
  for (const file of new Set(taken.map((patch) => patch.file))) {
    const path = resolve(folder, file);
    const own = taken.filter((patch) => patch.file === file);
    writeFileSync(path, applyPatches(readFileSync(path, 'utf8'), own));
  }
  printLines(['', conclusion(taken, patches)], surroundings.stderr);
  return taken;
}

/** In the text of a black box a dot stands for each character of a secret. */
function isAsExamined(path: string, examined: string): boolean {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  return (
    text.length === examined.length &&
    text.split('').every((character, at) => examined[at] === '•' || examined[at] === character)
  );
}

async function isAgreed({ file }: Patch, surroundings: Surroundings): Promise<boolean> {
  const agreed = await agrees(`Change ${file}?`, surroundings);
  if (agreed === undefined) {
    throw new UsageError('nobody can be asked here', 'give --yes to change files unasked');
  }
  return agreed;
}

function conclusion(taken: readonly Patch[], patches: readonly Patch[]): string {
  if (patches.length === 0) return 'No change of the files follows from this without guessing.';
  if (taken.length === 0) return 'Nothing was changed.';
  const files = [...new Set(taken.map(({ file }) => file))];
  return `Changed ${files.join(', ')}. seaworthy rehearse shows whether it helps.`;
}
