import type { DoctorReport } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import type { Options } from '../../command-line/options.ts';
import { originOf } from '../../commands/origin-of.ts';
import type { PlanHere } from '../../commands/plan-here.ts';
import { doctorJson } from '../../json/doctor-json.ts';
import { jsonText } from '../../json/result-json.ts';
import { doctorPage } from '../../render/doctor-page.ts';
import type { TextOf } from '../../render/places.ts';
import { printLines } from '../../terminal/output.ts';

/** Prints what was found of a project or of what runs, as a page or as JSON. */
export function printReport(
  report: DoctorReport,
  { here, textOf }: { readonly here: PlanHere; readonly textOf: TextOf },
  options: Options,
  surroundings: Surroundings,
): void {
  const { stdout } = surroundings;
  if (options.json) {
    stdout.write(jsonText(doctorJson(report, originOf(here, options, surroundings))));
  } else printLines(doctorPage(report, textOf, here.view), stdout);
}
