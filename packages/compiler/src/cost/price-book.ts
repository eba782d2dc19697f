import { pricesAsOf, priceTable } from './price-table.generated.ts';

/** The prices of one region, in US dollars. A key without a known price gives undefined. */
export interface PriceBook {
  readonly region: string;
  /** Date of the table, `YYYY-MM-DD`. */
  readonly asOf: string;
  price(key: string): number | undefined;
}

/** The carried prices of a region; a region that the table does not have knows no price. */
export function priceBook(region: string): PriceBook {
  const prices = Object.hasOwn(priceTable, region) ? priceTable[region] : undefined;
  return {
    region,
    asOf: pricesAsOf,
    price: (key) => (prices && Object.hasOwn(prices, key) ? prices[key] : undefined),
  };
}
