import { differs, readDifference } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { originOf } from '../commands/origin-of.ts';
import { flatten } from '../json/flatten.ts';
import { jsonText, schemaVersion } from '../json/result-json.ts';
import { differencePage } from '../render/difference-page.ts';
import { printLines } from '../terminal/output.ts';
import { inAccount } from './in-account.ts';

/** Runs `seaworthy diff`. */
export function diff(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  return inAccount(options, surroundings, async ({ here, plan, context }) => {
    const found = await readDifference(plan, context);
    const { stdout } = surroundings;
    if (options.json) {
      const { version, placeOf } = originOf(here, options, surroundings);
      const json = flatten({ schemaVersion, version, differs: differs(found), ...found }, placeOf);
      stdout.write(jsonText(json));
    } else printLines(differencePage(found, plan.application, here.view), stdout);
    return differs(found) ? exitCode.problem : exitCode.fine;
  });
}
