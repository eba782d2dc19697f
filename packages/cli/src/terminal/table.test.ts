import { describe, expect, it } from 'vitest';
import { paintFor } from './paint.ts';
import { layOutTable } from './table.ts';

const rows = [
  { cells: [{ text: 'api' }, { text: 'web service' }, { text: '$9.00', align: 'right' }] },
  { cells: [{ text: '결제' }, { text: 'job' }, { text: '$12.50', align: 'right' }] },
] as const;

function lines(width: number, colour = false) {
  return layOutTable(rows, { width, paint: paintFor(colour) });
}

describe('a table', () => {
  it('aligns columns, Korean ones too, and amounts to the right', () => {
    expect(lines(80)).toEqual(['  api   web service   $9.00', '  결제  job          $12.50']);
  });

  it('wraps the widest column when the page is narrow', () => {
    expect(lines(26)).toEqual([
      '  api   web          $9.00',
      '        service',
      '  결제  job         $12.50',
    ]);
  });

  it('puts the cells one under the other when no columns fit', () => {
    expect(lines(20)).toEqual(['  api', '    web service, $9.00', '  결제', '    job, $12.50']);
  });

  it('paints the text and not the space around it', () => {
    const cells = [{ text: '$1.00', brush: (text: string) => `<${text}>` }, { text: 'x' }];

    expect(
      layOutTable([{ cells }, { cells: [{ text: 'much longer' }, { text: 'y' }] }], {
        width: 80,
        paint: paintFor(false),
      })[0],
    ).toBe('  <$1.00>        x');
  });

  it('writes what is below a row from the second column on', () => {
    const row = {
      cells: [{ text: 'api' }, { text: 'web service' }],
      below: ['It publishes port 80.'],
    };

    expect(layOutTable([row], { width: 80, paint: paintFor(false) })).toEqual([
      '  api  web service',
      '       It publishes port 80.',
    ]);
  });
});
