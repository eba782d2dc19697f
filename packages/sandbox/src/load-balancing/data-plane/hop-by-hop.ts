/** Headers that mean one connection and are not passed on (RFC 9110, 7.6.1). */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The further headers that `Connection` names; undefined when it names none. */
export function namedByConnection(rawHeaders: readonly string[]): ReadonlySet<string> | undefined {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.length !== 10) continue;
    if (rawHeaders[index]?.toLowerCase() !== 'connection') continue;
    const value = (rawHeaders[index + 1] ?? '').toLowerCase();
    if (value === 'keep-alive' || value === 'close' || value === 'upgrade') continue;
    return new Set(value.split(',').map((name) => name.trim()));
  }
  return undefined;
}
