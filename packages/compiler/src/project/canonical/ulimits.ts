import type { Ulimit } from '../project.ts';
import { mappingAt, scalarAt } from './fields.ts';
import { integerAt } from './numbers.ts';
import type { ServiceReading } from './service-reading.ts';

/** A service's limits; a single number is both the soft and the hard one. */
export function readUlimits({ node, reading }: ServiceReading): readonly Ulimit[] {
  const ulimits = mappingAt(node, 'ulimits');
  return (ulimits?.entries ?? []).flatMap(({ key, keySpan, value }) => {
    const isSingle = scalarAt(ulimits, key) !== undefined;
    const options = value.kind === 'mapping' ? value : undefined;
    const soft = isSingle ? integerAt(ulimits, key, reading) : integerAt(options, 'soft', reading);
    const hard = isSingle ? soft : integerAt(options, 'hard', reading);
    return soft && hard ? [{ name: key, soft: soft.value, hard: hard.value, span: keySpan }] : [];
  });
}
