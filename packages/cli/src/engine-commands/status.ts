import { problemsOf, readStatus } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { originOf } from '../commands/origin-of.ts';
import { jsonText } from '../json/result-json.ts';
import { statusJson } from '../json/status-json.ts';
import { statusPage } from '../render/status-page.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { inAccount, refuseUnknownServices } from './in-account.ts';

/** Runs `seaworthy status`. */
export function status(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  return inAccount(options, surroundings, async ({ here, plan, context }) => {
    refuseUnknownServices(options.arguments, plan);
    const found = await readStatus({ ...plan, services: options.arguments }, context);
    const { stdout } = surroundings;
    if (options.json) {
      stdout.write(jsonText(statusJson(found, originOf(here, options, surroundings))));
    } else printLines(statusPage(found, plan.application, pageFor(stdout)), stdout);
    return problemsOf(found).length > 0 ? exitCode.problem : exitCode.fine;
  });
}
