import { resolve } from 'node:path';
import { examineBlackBox, readBlackBox, UnreadableBlackBox } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import type { Options } from '../../command-line/options.ts';
import { ownVersion } from '../../command-line/own-version.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import { planHere } from '../../commands/plan-here.ts';
import { doctorJson } from '../../json/doctor-json.ts';
import { jsonText } from '../../json/result-json.ts';
import { doctorPage } from '../../render/doctor-page.ts';
import { framesIn } from '../../render/frames.ts';
import { placesIn, type TextOf } from '../../render/places.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { fixProject } from '../fix-project.ts';

/**
 * Examines what was kept of a deployment; its own texts are shown, not those of today. With `--fix`
 * the project here is mended as far as it is still the one of then. Throws a UsageError when the file
 * cannot be read.
 */
export async function examineFile(
  file: string,
  options: Options,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const box = openBlackBox(resolve(surroundings.directory, file));
  const texts = new Map(box.sources.map(({ path, text }) => [path, text]));
  const textOf: TextOf = (path) => texts.get(path);
  const { stdout } = surroundings;
  const placeOf = placesIn(textOf);
  const report = examineBlackBox(box);
  if (options.json) {
    stdout.write(jsonText(doctorJson(report, { version: ownVersion(surroundings), placeOf })));
  } else {
    const hidden = box.sources.flatMap((source) => source.hidden);
    const view = { page: pageFor(stdout), placeOf, framesOf: framesIn(textOf), hidden };
    printLines(doctorPage(report, textOf, view), stdout);
  }
  if (options.fix) {
    const folder = resolve(surroundings.directory, planHere(options, surroundings).directory);
    await fixProject(report, { folder, textOf }, options, surroundings);
  }
  return report.problems.length > 0 ? exitCode.problem : exitCode.fine;
}

function openBlackBox(path: string) {
  try {
    return readBlackBox(path);
  } catch (error) {
    if (!(error instanceof UnreadableBlackBox)) throw error;
    throw new UsageError(error.message, 'a deployment that fails says where its black box is');
  }
}
