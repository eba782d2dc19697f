import type { ApplicationSecret } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Says once which keys of the grouped secret wait for a value, at every place that asks for one. */
export function reportUnfilled(
  secrets: readonly ApplicationSecret[],
  secretName: string,
  report: Report,
): void {
  const unfilled = secrets.filter((secret) => !secret.present);
  const [first, ...others] = unfilled;
  if (!first) return;
  const keys = unfilled.map(({ key }) => key);
  const related = others.map(({ key, span }) => ({ message: `${key} is used here`, span }));
  report(problems['application/secret-unfilled'](first.span, { keys, secretName }, related));
}
