import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyPatches, type DoctorReport, type Patch } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { drawPatch } from '../render/doctor-patch.ts';
import { agrees } from '../terminal/ask.ts';
import { pageFor, printLines } from '../terminal/output.ts';

/**
 * Changes the project's files as the mends of a report say, after showing each change and asking.
 * Throws a UsageError when nobody can be asked and `--yes` is not given.
 */
export async function fixProject(
  { problems }: DoctorReport,
  folder: string,
  options: Options,
  surroundings: Surroundings,
): Promise<readonly Patch[]> {
  const patches = problems.flatMap(({ mend }) => (mend?.kind === 'patch' ? [mend] : []));
  const taken: Patch[] = [];
  for (const patch of patches) {
    const text = readFileSync(resolve(folder, patch.file), 'utf8');
    const page = pageFor(surroundings.stderr);
    printLines(['', patch.does, ...drawPatch(patch, text, page)], surroundings.stderr);
    if (options.yes || (await isAgreed(patch, surroundings))) taken.push(patch);
  }
  for (const file of new Set(taken.map((patch) => patch.file))) {
    const path = resolve(folder, file);
    const own = taken.filter((patch) => patch.file === file);
    writeFileSync(path, applyPatches(readFileSync(path, 'utf8'), own));
  }
  printLines(['', conclusion(taken, patches)], surroundings.stderr);
  return taken;
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
