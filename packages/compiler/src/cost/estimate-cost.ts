import type { Application } from '../application/application.ts';
import type { Graph, Resource } from '../graph/graph.ts';
import type { Span } from '../source/span.ts';
import { type Charge, costLine } from './charge.ts';
import type { CostEstimate, CostLine, Range } from './cost.ts';
import { existingIds } from './existing-ids.ts';
import { costHints } from './hints.ts';
import { type PriceBook, priceBook } from './price-book.ts';
import type { Pricer, PricingContext } from './pricers/pricer.ts';
import { pricers } from './pricers/pricers.ts';
import { constant, plus, zero } from './range.ts';

/**
 * What the graph costs a month, resource by resource, each charged to the Compose text that causes
 * it. A price that the table does not know is said to be unknown and left out of the total.
 */
export function estimateCost(
  graph: Graph,
  application: Application,
  prices: PriceBook = priceBook(application.region),
): CostEstimate {
  const context = pricingContext(application);
  const existing = existingIds(application);
  const charges = [
    ...graph.stacks.flatMap((stack) =>
      stack.resources.flatMap((resource) => resourceCharges(resource, context)),
    ),
    ...domainCharges(application),
  ];
  const lines = mergeCharges(charges)
    .map((placed) => costLine(placed.charge, prices, placed))
    .sort(dearestFirst);
  return {
    region: prices.region,
    pricesAsOf: prices.asOf,
    monthlyUsd: roundCents(lines.map((line) => line.monthlyUsd ?? zero).reduce(plus, zero)),
    lines,
    hints: costHints(application, prices),
    ...(existing.length > 0 && { existing }),
  };
}

interface PlacedCharge {
  readonly charge: Charge;
  readonly span: Span;
  readonly owner?: string;
}

function pricingContext(application: Application): PricingContext {
  const services = new Map(application.services.map((service) => [service.name, service]));
  const stores = new Map(application.stores.map((store) => [store.name, store]));
  return {
    application,
    service: (name) => (name === undefined ? undefined : services.get(name)),
    store: (name) => (name === undefined ? undefined : stores.get(name)),
  };
}

function resourceCharges(resource: Resource, context: PricingContext): readonly PlacedCharge[] {
  const price = pricers[resource.type] as Pricer<typeof resource.type>;
  return price(resource, context).map((charge) => ({
    charge,
    span: charge.span ?? resource.span,
    ...(resource.owner !== undefined && { owner: resource.owner }),
  }));
}

/** The hosted zone stands outside our stacks, yet the domain needs it. */
function domainCharges({ domain, loadBalancer }: Application): readonly PlacedCharge[] {
  if (!domain || loadBalancer) return [];
  const term = { quantity: constant(1), unit: 'zone', price: 'route53.zoneMonth' };
  return [{ charge: { what: 'Route 53 hosted zone', terms: [term] }, span: domain.span }];
}

/** The same thing bought several times for one owner is one line, such as its alarms. */
function mergeCharges(charges: readonly PlacedCharge[]): readonly PlacedCharge[] {
  const merged = new Map<string, PlacedCharge>();
  for (const placed of charges) {
    const key = `${placed.owner ?? ''}\n${placed.charge.what}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? sumOf(earlier, placed) : placed);
  }
  return [...merged.values()];
}

function sumOf(one: PlacedCharge, other: PlacedCharge): PlacedCharge {
  const terms = one.charge.terms.map((term, index) => ({
    ...term,
    quantity: plus(term.quantity, other.charge.terms[index]?.quantity ?? zero),
  }));
  return { ...one, charge: { ...one.charge, terms } };
}

/** Unknown prices last; equal amounts in the order of their owners and names. */
function dearestFirst(one: CostLine, other: CostLine): number {
  const difference = (other.monthlyUsd?.typical ?? -1) - (one.monthlyUsd?.typical ?? -1);
  if (difference !== 0) return difference;
  return compareText(`${one.owner ?? ''} ${one.what}`, `${other.owner ?? ''} ${other.what}`);
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function roundCents(range: Range): Range {
  const cents = (value: number) => Math.round(value * 100) / 100;
  return { low: cents(range.low), typical: cents(range.typical), high: cents(range.high) };
}
