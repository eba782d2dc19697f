import { type Located, located } from '../../source/span.ts';
import { concealArgument } from '../../variables/conceal.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { entryOf, type Node } from '../node.ts';
import type { Healthcheck, HealthTest } from '../project.ts';
import type { Reading } from '../reading.ts';
import { scalarText } from '../split-scalar.ts';
import { writtenText } from '../written-text.ts';
import { argumentsOf } from './commands.ts';
import { durationAt } from './durations.ts';
import { booleanAt, valueAt } from './fields.ts';
import { integerAt } from './numbers.ts';
import type { ServiceReading } from './service-reading.ts';

/** A service's health check. */
export function readHealthcheck({ node, reading }: ServiceReading): Healthcheck | undefined {
  const entry = entryOf(node, 'healthcheck');
  if (entry?.value.kind !== 'mapping') return undefined;
  const options = entry.value;
  const written = valueAt(options, 'test');
  const test = written && readTest(written, reading);
  const interval = durationAt(options, 'interval', reading);
  const timeout = durationAt(options, 'timeout', reading);
  const retries = integerAt(options, 'retries', reading);
  const startPeriod = durationAt(options, 'start_period', reading);
  const startInterval = durationAt(options, 'start_interval', reading);
  return {
    disabled: booleanAt(options, 'disable')?.value === true || test === 'none',
    ...(test && test !== 'none' && { test }),
    ...(interval && { interval }),
    ...(timeout && { timeout }),
    ...(retries && { retries }),
    ...(startPeriod && { startPeriod }),
    ...(startInterval && { startInterval }),
    span: entry.keySpan,
  };
}

function readTest(node: Node, reading: Reading): Located<HealthTest> | 'none' | undefined {
  if (node.kind === 'mapping') return undefined;
  if (node.kind === 'scalar') {
    return located({ kind: 'shell', command: concealArgument(scalarText(node)) }, node.span);
  }
  const [kind, ...items] = node.items;
  if (!kind) return undefined;
  const words = argumentsOf(items);
  switch (kind.kind === 'scalar' ? kind.value : undefined) {
    case 'NONE':
      return 'none';
    case 'CMD':
      return located({ kind: 'exec', arguments: words }, node.span);
    case 'CMD-SHELL':
      return located({ kind: 'shell', command: words[0] ?? [] }, node.span);
    default: {
      const [found = ''] = writtenText(kind, reading).split(' ', 1);
      reading.report(composeProblems['compose/bad-health-test'](kind.span, { found }));
      return undefined;
    }
  }
}
