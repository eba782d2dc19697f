/** An IPv4 block: its first address as a number, and how many of its bits are fixed. */
interface Block {
  readonly first: number;
  readonly bits: number;
}

/** Whether a block holds all of another; `unknown` when either is not a plain IPv4 block. */
export function covers(outer: string, inner: string): boolean | 'unknown' {
  if (outer === '0.0.0.0/0') return true;
  const wide = parseBlock(outer);
  const narrow = parseBlock(inner);
  if (!wide || !narrow) return 'unknown';
  return wide.bits <= narrow.bits && sameStart(wide.first, narrow.first, wide.bits);
}

/** How many addresses of a subnet tasks can have; AWS keeps five for itself. */
export function usableAddresses(cidr: string): number | undefined {
  const block = parseBlock(cidr);
  return block && 2 ** (32 - block.bits) - 5;
}

/** Whether a block lies in the ranges that the internet does not route. */
export function isPrivate(cidr: string): boolean {
  return ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].some(
    (range) => covers(range, cidr) === true,
  );
}

function parseBlock(cidr: string): Block | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d\d?)$/.exec(cidr);
  if (!match) return undefined;
  const [, ...parts] = match;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts.map(Number);
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}

function sameStart(left: number, right: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(left / size) === Math.floor(right / size);
}
