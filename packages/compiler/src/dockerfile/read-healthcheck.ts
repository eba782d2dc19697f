import type { Located } from '../source/span.ts';
import type { HealthcheckInstruction } from './dockerfile.ts';
import { type InstructionLine, invocationOf, wordsOf } from './instruction-line.ts';

/** `HEALTHCHECK [--interval=30s …] CMD …`, or `HEALTHCHECK NONE`. */
export function readHealthcheck(instruction: InstructionLine): HealthcheckInstruction {
  const { flags, line, span } = instruction;
  const [kind] = wordsOf(instruction);
  const test =
    kind?.value.toUpperCase() === 'CMD'
      ? invocationOf({
          ...instruction,
          from: kind.end + line.text.slice(kind.end).search(/\S|$/),
        })
      : undefined;
  const interval = located(flags.get('interval'), readSeconds);
  const timeout = located(flags.get('timeout'), readSeconds);
  const retries = located(flags.get('retries'), Number);
  const startPeriod = located(flags.get('start-period'), readSeconds);
  return {
    kind: 'healthcheck',
    ...(test && { test }),
    ...(interval && { interval }),
    ...(timeout && { timeout }),
    ...(retries && { retries }),
    ...(startPeriod && { startPeriod }),
    span,
  };
}

function located(
  flag: Located<string> | undefined,
  read: (text: string) => number,
): Located<number> | undefined {
  const value = flag && read(flag.value);
  return flag && value !== undefined && Number.isFinite(value)
    ? { value, span: flag.span }
    : undefined;
}

/** `1m30s` is 90; what is not a duration is not a number. */
function readSeconds(text: string): number {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return Number.NaN;
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0),
    0,
  );
}
