import type { LiveAcl, LiveAclEntry } from '../live/read-live-acls.ts';

/** Packets that want to cross the border of a subnet. */
export interface Crossing {
  readonly direction: LiveAclEntry['direction'];
  readonly ports: PortRange;
  /** A CIDR block, or anywhere on the internet. */
  readonly peer: string;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const internet = 'the internet';

/** Ports that are denied, and the number of the entry that does it; 32767 is the last one, `*`. */
export interface Denial extends PortRange {
  readonly by: number;
}

/**
 * The first ports of a crossing that an ACL denies; undefined when it allows all of them, or when
 * it depends on addresses that nobody here knows.
 */
export function denialOf({ entries }: LiveAcl, crossing: Crossing): Denial | undefined {
  let open: readonly PortRange[] = [crossing.ports];
  for (const entry of entries) {
    if (entry.direction !== crossing.direction) continue;
    const hit = open.flatMap((range) => overlapOf(range, entry) ?? []);
    const [first] = hit;
    if (first === undefined) continue;
    const fit = fitOf(entry.cidr, crossing.peer);
    if (fit === 'partly') return undefined;
    if (fit === 'apart') continue;
    if (!entry.allows) return { ...first, by: entry.number };
    open = open.flatMap((range) => without(range, entry));
  }
  return open[0] && { ...open[0], by: lastEntry };
}

const lastEntry = 32_767;

function overlapOf(one: PortRange, other: PortRange): PortRange | undefined {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from <= to ? { from, to } : undefined;
}

function without(range: PortRange, taken: PortRange): readonly PortRange[] {
  const left = [
    { from: range.from, to: Math.min(range.to, taken.from - 1) },
    { from: Math.max(range.from, taken.to + 1), to: range.to },
  ];
  return left.filter(({ from, to }) => from <= to);
}

/** Whether an entry is about all of a peer, about a part of it, or about others. */
function fitOf(cidr: string, peer: string): 'covers' | 'partly' | 'apart' {
  const entry = blockOf(cidr);
  if (!entry || entry.bits === 0) return entry ? 'covers' : 'apart';
  if (peer === internet)
    return privateBlocks.some((one) => isWithin(entry, one)) ? 'apart' : 'partly';
  const wanted = blockOf(peer);
  if (!wanted) return 'partly';
  if (isWithin(wanted, entry)) return 'covers';
  return isWithin(entry, wanted) ? 'partly' : 'apart';
}

interface Block {
  readonly base: number;
  readonly bits: number;
}

function blockOf(cidr: string): Block | undefined {
  const [address = '', bits = ''] = cidr.split('/');
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part))) return undefined;
  return { base: parts.reduce((sum, part) => sum * 256 + part, 0), bits: Number(bits) };
}

function isWithin(inner: Block, outer: Block): boolean {
  const size = 2 ** (32 - outer.bits);
  return (
    inner.bits >= outer.bits && Math.floor(inner.base / size) === Math.floor(outer.base / size)
  );
}

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].flatMap(
  (cidr) => blockOf(cidr) ?? [],
);
