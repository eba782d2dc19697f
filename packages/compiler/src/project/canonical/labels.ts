import { displayText } from '../../variables/text.ts';
import type { Label } from '../project.ts';
import { scalarText } from '../split-scalar.ts';
import { keyValuesAt } from './key-values.ts';
import type { ServiceReading } from './service-reading.ts';

/** A service's labels. */
export function readLabels({ node, reading }: ServiceReading): readonly Label[] {
  return keyValuesAt(node, 'labels', reading).map(({ name, nameSpan, value }) => ({
    name,
    value: value ? displayText(scalarText(value)) : '',
    span: value?.span ?? nameSpan,
  }));
}
