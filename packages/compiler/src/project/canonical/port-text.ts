/** A port mapping as text says it: ranges are from–to, both included. */
export interface PortText {
  readonly hostIp?: string;
  readonly published?: PortRange;
  readonly target: PortRange;
  readonly protocol: string;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Why a text is no port mapping; offsets count from its start. */
export interface PortProblem {
  readonly problem: string;
  readonly start: number;
  readonly end: number;
}

/** Parses `[[address:][published]:]target[/protocol]`. */
export function parsePortText(text: string): PortText | PortProblem {
  const match = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:/]*)(?:\/(\w+))?$/d.exec(text);
  if (!match?.indices) return whole(text, 'it has too many parts');
  const [, hostIp = '', published = '', target = '', protocol = 'tcp'] = match;
  const [, , publishedAt, targetAt] = match.indices;
  if (hostIp !== '' && !isAddress(hostIp)) {
    return { problem: `"${hostIp}" is not an IP address`, start: 0, end: hostIp.length };
  }
  const targetRange = parsePortRange(target);
  if (!targetRange) return problemAt(targetAt, 'a port is a number from 1 to 65535');
  const publishedRange = published === '' ? undefined : parsePortRange(published);
  if (published !== '' && !publishedRange) {
    return problemAt(publishedAt, 'a port is a number from 1 to 65535');
  }
  if (publishedRange && !isSameLength(publishedRange, targetRange)) {
    return whole(text, 'the two ranges differ in length');
  }
  return {
    target: targetRange,
    protocol: protocol.toLowerCase(),
    ...(hostIp !== '' && { hostIp: hostIp.replace(/^\[|\]$/g, '') }),
    ...(publishedRange && { published: publishedRange }),
  };
}

/** `8000` or `8000-8010`. */
export function parsePortRange(text: string): PortRange | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? from);
  return from >= 1 && to >= from && to <= 65_535 ? { from, to } : undefined;
}

function whole(text: string, problem: string): PortProblem {
  return { problem, start: 0, end: text.length };
}

function problemAt(place: readonly [number, number] | undefined, problem: string): PortProblem {
  const [start, end] = place ?? [0, 0];
  return { problem, start, end };
}

/** Docker picks one of several published ports for a single target. */
function isSameLength(published: PortRange, target: PortRange): boolean {
  return target.from === target.to || published.to - published.from === target.to - target.from;
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^\[?[0-9a-f:.]+\]?$/i.test(text);
}
