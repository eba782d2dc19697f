import type { Span } from '../source/span.ts';
import type { CostLine, Range } from './cost.ts';
import type { PriceBook } from './price-book.ts';
import { mapRange, plus, zero } from './range.ts';

/** Something that is paid for, before its prices are looked up. */
export interface Charge {
  /** For people, such as `Fargate, 1 task of 0.5 vCPU and 2 GB`. */
  readonly what: string;
  readonly terms: readonly Term[];
  /** Overrides the resource's own place when a smaller text causes the charge. */
  readonly span?: Span;
}

/** So much of something a month, at a price. */
export interface Term {
  readonly quantity: Range;
  /** For people, such as `vCPU-hours`. */
  readonly unit: string;
  /** Key of the price table. */
  readonly price: string;
  /** How many units the price is for; default 1. */
  readonly per?: number;
  /** Units that AWS does not charge for. */
  readonly free?: number;
}

/** Looks up a charge's prices; one unknown price makes the line unknown. */
export function costLine(
  charge: Charge,
  prices: PriceBook,
  at: { readonly span: Span; readonly owner?: string },
): CostLine {
  const amounts = charge.terms.map((term) => termAmount(term, prices));
  const known = amounts.filter((amount) => amount !== undefined);
  return {
    ...(at.owner !== undefined && { owner: at.owner }),
    what: charge.what,
    monthlyUsd: known.length === amounts.length ? known.reduce(plus, zero) : null,
    basis: charge.terms.map((term) => describeTerm(term, prices)).join(' + '),
    prices: charge.terms.map((term) => term.price),
    span: charge.span ?? at.span,
  };
}

function termAmount(term: Term, prices: PriceBook): Range | undefined {
  const price = prices.price(term.price);
  if (price === undefined) return undefined;
  return mapRange(term.quantity, (quantity) => (billed(quantity, term) / (term.per ?? 1)) * price);
}

function billed(quantity: number, term: Term): number {
  return Math.max(0, quantity - (term.free ?? 0));
}

function describeTerm(term: Term, prices: PriceBook): string {
  const price = prices.price(term.price);
  const quantity = formatQuantity(billed(term.quantity.typical, term));
  const free = term.free === undefined ? '' : ` above the free ${formatQuantity(term.free)}`;
  const per = term.per === undefined ? '' : ` per ${formatQuantity(term.per)}`;
  return `${quantity} ${term.unit}${free} × ${price === undefined ? 'unknown price' : `$${price}${per}`}`;
}

/** `1460` becomes `1,460`. `Intl` would take longer to load than all prices to look up. */
function formatQuantity(quantity: number): string {
  const [whole = '', fraction] = String(Math.round(quantity * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
