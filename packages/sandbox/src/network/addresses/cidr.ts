/** A block of IPv4 addresses; `base` is its first address as a number. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; bits behind the prefix are dropped, as EC2 drops them. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefixText = '', ...rest] = text.split('/');
  const parsed = parseAddress(address);
  const prefix = Number(prefixText);
  if (parsed === undefined || rest.length > 0 || !/^\d{1,2}$/.test(prefixText) || prefix > 32) {
    return undefined;
  }
  return { base: firstAddress(parsed, prefix), prefix };
}

/** Reads a dotted IPv4 address as a number. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let address = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.base)}/${cidr.prefix}`;
}

export function sizeOf(cidr: Cidr): number {
  return 2 ** (32 - cidr.prefix);
}

export function containsAddress(cidr: Cidr, address: number): boolean {
  return firstAddress(address, cidr.prefix) === cidr.base;
}

/** Whether every address of `inner` is in `outer`. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && containsAddress(outer, inner.base);
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return containsCidr(one, other) || containsCidr(other, one);
}

function firstAddress(address: number, prefix: number): number {
  return address - (address % 2 ** (32 - prefix));
}
