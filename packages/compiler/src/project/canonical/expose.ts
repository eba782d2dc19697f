import { type Located, located } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { writtenText } from '../written-text.ts';
import { textsAt } from './fields.ts';
import { parsePortRange } from './port-text.ts';
import type { ServiceReading } from './service-reading.ts';
import { lastOfEach } from './unique.ts';

/** The ports that a service opens to the others, ranges written out. */
export function readExposedPorts({ node, reading }: ServiceReading): readonly Located<number>[] {
  const ports = textsAt(node, 'expose').flatMap((text) => {
    const range = parsePortRange(text.value.replace(/\/\w+$/, ''));
    if (!range) {
      const problem = 'a port is a number from 1 to 65535';
      const names = { port: writtenText(text, reading), problem };
      reading.report(composeProblems['compose/bad-port'](text.span, names));
      return [];
    }
    const count = range.to - range.from + 1;
    return Array.from({ length: count }, (_, index) => located(range.from + index, text.span));
  });
  return lastOfEach(ports, ({ value }) => String(value));
}
