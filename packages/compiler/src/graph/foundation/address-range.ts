/** A range of IPv4 addresses, as numbers. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; a range starts where its prefix lets it, as AWS has it. */
export function parseRange(cidr: string): AddressRange | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d\d?)$/.exec(cidr);
  if (!match || match.slice(1).some((digits) => digits.length > 3)) return undefined;
  const numbers = match.slice(1).map(Number);
  const prefix = numbers.pop() ?? 0;
  if (prefix > 32 || numbers.some((octet) => octet > 255)) return undefined;
  const size = 2 ** (32 - prefix);
  const address = numbers.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = address - (address % size);
  return { first, last: first + size - 1, prefix };
}

/** Writes `10.0.0.0/16`. */
export function rangeText({ first, prefix }: Omit<AddressRange, 'last'>): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}
