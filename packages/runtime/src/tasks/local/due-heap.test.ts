import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDueHeap } from './due-heap.ts';

test('gives the earliest first, whatever comes in between', () => {
  const step = fc.oneof(fc.nat(50), fc.constant('take' as const));
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 60 }), (steps) => {
      const heap = createDueHeap();
      const model: number[] = [];
      for (const what of steps) {
        if (what === 'take') {
          expect(heap.first()?.at).toBe(model[0]);
          expect(heap.take()?.at).toBe(model.shift());
        } else {
          heap.add({ at: what, id: 'x' });
          model.push(what);
          model.sort((one, other) => one - other);
        }
      }
    }),
    { numRuns: 300 },
  );
});
