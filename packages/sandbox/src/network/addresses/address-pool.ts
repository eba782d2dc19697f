import { type Cidr, formatAddress, parseAddress, sizeOf } from './cidr.ts';

/** The addresses of a subnet that interfaces can have. */
export interface AddressPool {
  /** The next free address, or undefined when none is left. */
  take(): string | undefined;
  give(address: string): void;
  available(): number;
}

/** AWS keeps the first four addresses of a subnet and its last one. */
const reservedAtStart = 4;
const reservedAtEnd = 1;

/** A freed address comes back last, so that a late packet does not meet a new owner. */
export function createAddressPool(cidr: Cidr): AddressPool {
  const first = cidr.base + reservedAtStart;
  const usable = Math.max(0, sizeOf(cidr) - reservedAtStart - reservedAtEnd);
  const taken = new Set<number>();
  let cursor = 0;

  return {
    take: () => {
      if (taken.size >= usable) return undefined;
      while (taken.has(first + cursor)) cursor = (cursor + 1) % usable;
      const address = first + cursor;
      taken.add(address);
      cursor = (cursor + 1) % usable;
      return formatAddress(address);
    },
    give: (address) => {
      const parsed = parseAddress(address);
      if (parsed !== undefined) taken.delete(parsed);
    },
    available: () => usable - taken.size,
  };
}
