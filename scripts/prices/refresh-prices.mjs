// Refreshes packages/compiler/data/prices.json from AWS's public offer files (no credentials):
//   node scripts/prices/refresh-prices.mjs [--from URL] REGION...
// A key whose selector matches exactly one row takes its price; any other keeps what it had and
// is reported. Then run scripts/generate-price-table.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOffer } from './read-offer.mjs';
import { regionPrefixes, selectors } from './selectors.mjs';

const dataFile = new URL('../../packages/compiler/data/prices.json', import.meta.url);
const awsOffers = 'https://pricing.us-east-1.amazonaws.com';

/** New prices of a region, and why each other key kept its own: `{ prices, kept }`. */
export async function regionPrices(base, region, fetchFile = fetch) {
  const prefixes = regionPrefixes[region];
  if (!prefixes) throw new Error(`${region} has no usage type prefix in selectors.mjs`);
  const prices = {};
  const kept = {};
  for (const [code, keys] of keysByOffer()) {
    let rows;
    try {
      rows = await readOffer(base, code, region, fetchFile);
    } catch (error) {
      for (const key of keys) kept[key] = `${code} could not be read: ${error.message}`;
      continue;
    }
    for (const key of keys) {
      const matches = rows.filter((row) => isMatch(row, selectors[key], prefixes));
      if (matches.length === 1) prices[key] = priceOf(matches[0], selectors[key]);
      else kept[key] = `${matches.length} rows match ${selectors[key].usage}`;
    }
  }
  return { prices, kept };
}

function keysByOffer() {
  const offers = new Map();
  for (const [key, { offer }] of Object.entries(selectors)) {
    offers.set(offer, [...(offers.get(offer) ?? []), key]);
  }
  return offers;
}

function isMatch(row, { usage, where }, prefixes) {
  return (
    prefixes.some((prefix) => row.usageType === prefix + usage) &&
    Object.entries(where).every(([name, value]) => row.attributes[name] === value)
  );
}

function priceOf(row, { offer, times = 1 }) {
  return {
    value: Number((row.price * times).toPrecision(10)),
    sources: [`AWS offer file ${offer}, version ${row.version}`],
    date: `published ${row.published}`,
    confidence: 'high',
    note: `usage type ${row.usageType}, SKU ${row.sku}`,
  };
}

/** The data with a region's new prices in place; units and groups stay. */
export function withPrices(data, region, prices, today) {
  const before = data.regions[region] ?? {};
  const after = { ...before };
  for (const [key, price] of Object.entries(prices)) after[key] = { ...before[key], ...price };
  return { ...data, compiledOn: today, regions: { ...data.regions, [region]: after } };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string', default: awsOffers } },
  });
  let data = JSON.parse(readFileSync(dataFile, 'utf8'));
  const regions = positionals.length > 0 ? positionals : Object.keys(data.regions);
  for (const region of regions) {
    const { prices, kept } = await regionPrices(values.from, region);
    const count = Object.keys(prices).length;
    console.log(`${region}: ${count} prices read, ${Object.keys(kept).length} kept`);
    for (const [key, reason] of Object.entries(kept)) console.log(`  ${key}: ${reason}`);
    if (count > 0) data = withPrices(data, region, prices, new Date().toISOString().slice(0, 10));
  }
  writeFileSync(dataFile, `${JSON.stringify(data, null, 1)}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
