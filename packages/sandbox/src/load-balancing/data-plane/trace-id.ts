/**
 * The X-Amzn-Trace-Id that a target gets: a client's own Root is kept and the load balancer adds
 * itself as Self; without one, the load balancer is the root.
 */
export function traceIdFor(given: string | undefined, now: number, random: string): string {
  const own = `1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')}-${random}`;
  if (given === undefined) return `Root=${own}`;
  const fields = given.split(';').filter((field) => !field.trim().startsWith('Self='));
  const rooted = fields.some((field) => field.trim().startsWith('Root='));
  return rooted ? [`Self=${own}`, ...fields].join(';') : [`Root=${own}`, ...fields].join(';');
}
