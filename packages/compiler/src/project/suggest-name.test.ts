import { expect, test } from 'vitest';
import { startReading } from './reading.ts';
import { suggestName } from './suggest-name.ts';
import { memoryHost } from './testing/memory-host.ts';

test('suggestions end where nobody reads them any more', () => {
  const reading = startReading(memoryHost({}), () => undefined);
  let lookedAt = 0;
  const candidates = () => {
    lookedAt += 1;
    return ['image'];
  };
  const suggestions = Array.from({ length: 10_000 }, () =>
    suggestName('imgae', candidates, reading),
  );

  expect(suggestions[0]).toBe('image');
  expect(suggestions.at(-1)).toBeUndefined();
  expect(lookedAt).toBeLessThan(1000);
});
