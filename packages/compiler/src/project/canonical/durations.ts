import { type Located, located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode } from '../node.ts';
import type { Reading } from '../reading.ts';
import { writtenText } from '../written-text.ts';
import { textAt } from './fields.ts';

/** The length of time at a key, in seconds. */
export function durationAt(
  node: MappingNode | undefined,
  key: string,
  reading: Reading,
): Located<number> | undefined {
  const text = textAt(node, key);
  if (!text) return undefined;
  const seconds = parseDuration(text.value);
  if (seconds !== undefined) return located(seconds, text.span);
  const names = { what: key, value: writtenText(text, reading) };
  reading.report(composeProblems['compose/bad-duration'](text.span, names));
  return undefined;
}

const secondsPerUnit: Readonly<Record<string, number>> = {
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** Seconds of `1m30s`; undefined if the text is no length of time. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|[wdhms]))+$/.test(text))
    return text === '0' ? 0 : undefined;
  let seconds = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/([\d.]+)([a-zµ]+)/g)) {
    seconds += Number(amount) * (secondsPerUnit[unit] ?? 0);
  }
  return Math.round(seconds * 1e9) / 1e9;
}
