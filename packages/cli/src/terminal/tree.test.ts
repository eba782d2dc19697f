import { describe, expect, it } from 'vitest';
import { paintFor } from './paint.ts';
import { drawTrees } from './tree.ts';

const tree = {
  name: 'internet',
  branches: [
    {
      name: 'load balancer',
      detail: 'https://example.com',
      branches: [
        {
          name: '결제',
          detail: 'port 80, healthy when GET /health answers 200',
          branches: [{ name: 'db', branches: [] }],
        },
        { name: 'docs', detail: 'port 81', branches: [] },
      ],
    },
  ],
};

describe('a tree', () => {
  it('hangs branches on lines and keeps details in one column', () => {
    expect(drawTrees([tree], { width: 80, paint: paintFor(false) })).toEqual([
      '  internet',
      '  └─ load balancer  https://example.com',
      '     ├─ 결제        port 80, healthy when GET /health answers 200',
      '     │  └─ db',
      '     └─ docs        port 81',
    ]);
  });

  it('draws its lines through wrapped details', () => {
    expect(drawTrees([tree], { width: 46, paint: paintFor(false) })).toEqual(
      [
        '  internet',
        '  └─ load balancer  https://example.com',
        '     │',
        '     ├─ 결제        port 80, healthy when GET',
        '     │  │           /health answers 200',
        '     │  └─ db',
        '     └─ docs        port 81',
      ].filter((line) => line !== '     │'),
    );
  });

  it('draws a thousand branches and a chain of a thousand', () => {
    const wide = {
      name: 'root',
      branches: Array.from({ length: 1000 }, (_, at) => ({ name: `s${at}`, branches: [] })),
    };
    let deep = { name: 'end', branches: [] as readonly object[] };
    for (let at = 0; at < 1000; at += 1) deep = { name: `s${at}`, branches: [deep] };

    expect(drawTrees([wide], { width: 80, paint: paintFor(false) })).toHaveLength(1001);
    expect(drawTrees([deep as never], { width: 80, paint: paintFor(false) })).toHaveLength(1001);
  });
});
