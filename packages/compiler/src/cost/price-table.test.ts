import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatePriceTable } from '../../../../scripts/generate-price-table.mjs';
import { priceTable } from './price-table.generated.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the carried price table', () => {
  it('is what the generator makes of the sourced data', () => {
    const data = JSON.parse(read('../../data/prices.json'));
    expect(read('./price-table.generated.ts')).toBe(generatePriceTable(data));
  });

  it('names a source for every figure', () => {
    const data = JSON.parse(read('../../data/prices.json'));
    for (const [region, prices] of Object.entries<Record<string, PriceEntry>>(data.regions)) {
      for (const [key, { value, sources }] of Object.entries(prices)) {
        if (value !== null) expect(sources, `${region} ${key}`).not.toHaveLength(0);
      }
    }
  });

  it('leaves unknown prices out', () => {
    expect(priceTable['ap-northeast-2']).not.toHaveProperty(['fargate.spot.x86.vcpuHour']);
  });
});

interface PriceEntry {
  readonly value: unknown;
  readonly sources: readonly string[];
}
