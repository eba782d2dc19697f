import { describe, expect, it } from 'vitest';
import { regionPrices, withPrices } from './refresh-prices.mjs';

describe('refreshing prices from AWS offer files', () => {
  it('takes the one row that a selector matches, beside its decoys', async () => {
    const { prices } = await regionPrices('http://offers', 'ap-northeast-2', offers(fargate()));
    expect(prices['fargate.x86.vcpuHour'].value).toBe(0.04656);
    expect(prices['fargate.arm.vcpuHour'].value).toBe(0.03725);
    expect(prices['fargate.x86.vcpuHour'].note).toContain('APN2-Fargate-vCPU-Hours:perCPU');
  });

  it('keeps the old price and says so when two rows match', async () => {
    const twice = fargate();
    twice.products.SKU9 = product('SKU9', 'APN2-Fargate-vCPU-Hours:perCPU');
    twice.terms.OnDemand.SKU9 = term('0.9');
    const { prices, kept } = await regionPrices('http://offers', 'ap-northeast-2', offers(twice));
    expect(prices['fargate.x86.vcpuHour']).toBeUndefined();
    expect(kept['fargate.x86.vcpuHour']).toBe('2 rows match Fargate-vCPU-Hours:perCPU');
  });

  it('keeps every key of an offer that cannot be read', async () => {
    const { kept } = await regionPrices('http://offers', 'ap-northeast-2', offers(fargate()));
    expect(kept['alb.hour']).toMatch(/AWSELB could not be read: .* answered 404/);
  });

  it('reads NAT prices from the CSV of EC2 as a stream, past the free tier', async () => {
    const { prices } = await regionPrices('http://offers', 'ap-northeast-2', offers(fargate()));
    expect(prices['nat.hour'].value).toBe(0.059);
    expect(prices['nat.gb'].value).toBe(0.058);
  });

  it('refuses a region whose usage types it cannot tell', async () => {
    await expect(regionPrices('http://offers', 'mars-1', offers(fargate()))).rejects.toThrow(
      'mars-1 has no usage type prefix',
    );
  });

  it('changes only the keys that were read', () => {
    const data = { regions: { r: { a: { value: 1, unit: 'USD' }, b: { value: 2 } } } };
    const after = withPrices(data, 'r', { a: { value: 3 } }, '2027-01-01');
    expect(after.regions.r).toEqual({ a: { value: 3, unit: 'USD' }, b: { value: 2 } });
    expect(after.compiledOn).toBe('2027-01-01');
  });
});

/** Offer files in AWS's shape, at the paths where AWS serves them. */
function offers(ecs) {
  const files = {
    'http://offers/offers/v1.0/aws/AmazonECS/current/ap-northeast-2/index.json':
      JSON.stringify(ecs),
    'http://offers/offers/v1.0/aws/AmazonEC2/current/ap-northeast-2/index.csv': natCsv,
  };
  return async (url) =>
    url in files ? new Response(files[url]) : new Response('', { status: 404 });
}

function fargate() {
  const usages = {
    SKU1: ['APN2-Fargate-vCPU-Hours:perCPU', '0.0465600000', {}],
    SKU2: ['APN2-Fargate-ARM-vCPU-Hours:perCPU', '0.0372500000', { cpuArchitecture: 'ARM' }],
    SKU3: ['APN2-Fargate-Windows-vCPU-Hours:perCPU', '0.09', { operatingSystem: 'Windows' }],
  };
  return {
    version: '20261001',
    publicationDate: '2026-10-01T00:00:00Z',
    products: mapValues(usages, ([usage, , attributes], sku) => product(sku, usage, attributes)),
    terms: { OnDemand: mapValues(usages, ([, price]) => term(price)) },
  };
}

function product(sku, usagetype, attributes = {}) {
  return { sku, productFamily: 'Compute', attributes: { usagetype, ...attributes } };
}

function term(price) {
  const dimension = { beginRange: '0', endRange: 'Inf', pricePerUnit: { USD: price } };
  return { T: { priceDimensions: { D: dimension } } };
}

function mapValues(record, compute) {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, compute(value, key)]),
  );
}

const natCsv = `"FormatVersion","v1.0"
"Disclaimer","prices, ""as is"""
"Publication Date","2026-09-25T00:00:00Z"
"Version","20260925"
"OfferCode","AmazonEC2"
"SKU","TermType","PriceDescription","StartingRange","Unit","PricePerUnit","Currency","usageType"
"N1","OnDemand","$0.059, per hour","0","Hrs","0.0590000000","USD","APN2-NatGateway-Hours"
"N2","OnDemand","free","0","GB","0.0000000000","USD","APN2-NatGateway-Bytes"
"N2","OnDemand","$0.058 per GB","100","GB","0.0580000000","USD","APN2-NatGateway-Bytes"
"N3","Reserved","decoy","0","Hrs","0.01","USD","APN2-NatGateway-Hours"
`;
