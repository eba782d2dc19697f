import type { DriverAddress } from './address.ts';
import type { Range } from './flat-text.ts';
import { readQuery } from './read-query.ts';

const pattern =
  /^(?:([^:@/()\s]*)(?::([^@/()\s]*))?@)?tcp\(([^:()\s]+)(?::(\d+|\ufffc))?\)(?:\/([^?\s]*))?(\?\S*)?$/d;

/** Reads `user:password@tcp(host:port)/database?options`. */
export function readDriverAddress(text: string): DriverAddress | undefined {
  // Few values are of this form, and the pattern is slow to compile.
  const found = text.includes('tcp(') ? pattern.exec(text) : null;
  if (!found?.indices) return undefined;
  const [all, user, password, host, port, path, query] = found.indices.map(rangeOf);
  if (!all || !host) return undefined;
  return {
    form: 'driver',
    range: all,
    host,
    ...(user && { user }),
    ...(password && { password }),
    ...(port && { port }),
    ...(path && { path }),
    parameters: query ? readQuery(text, { start: query.start + 1, end: query.end }) : [],
    hasQuery: query !== undefined,
  };
}

function rangeOf(indices: readonly [number, number] | undefined): Range | undefined {
  return indices && { start: indices[0], end: indices[1] };
}
