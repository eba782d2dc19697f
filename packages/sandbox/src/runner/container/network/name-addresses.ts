import { isIPv4 } from 'node:net';

/** Addresses that stand for names, each for one, out of the range that benchmarks may use. */
export interface NameAddresses {
  addressOf(name: string): string;
  /** The name behind an address, or the address itself. */
  nameOf(address: string): string;
}

/** 198.18.0.0/15: routed nowhere, so that it cannot be confused with a VPC. */
export function createNameAddresses(): NameAddresses {
  const addresses = new Map<string, string>();
  const names = new Map<string, string>();
  return {
    addressOf(name) {
      if (isIPv4(name)) return name;
      const known = addresses.get(name);
      if (known !== undefined) return known;
      const number = addresses.size + 1;
      const address = `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}`;
      addresses.set(name, address);
      names.set(address, name);
      return address;
    },
    nameOf: (address) => names.get(address) ?? address,
  };
}
