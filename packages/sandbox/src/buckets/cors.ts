import type { Bucket, CorsRule } from './bucket.ts';

/** Headers that a browser on `origin` is to see; undefined: no rule allows it. */
export function corsHeaders(
  bucket: Bucket,
  asked: {
    readonly origin: string;
    readonly method: string;
    /** Of a preflight request. */
    readonly headers?: readonly string[];
  },
): Readonly<Record<string, string>> | undefined {
  const rule = bucket.settings.cors.find((candidate) => allows(candidate, asked));
  if (rule === undefined) return undefined;
  const isForAll = rule.origins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : asked.origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(isForAll ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
    ...(asked.headers?.length ? { 'access-control-allow-headers': asked.headers.join(', ') } : {}),
    ...(rule.maxAge === undefined ? {} : { 'access-control-max-age': String(rule.maxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function allows(
  rule: CorsRule,
  {
    origin,
    method,
    headers = [],
  }: { readonly origin: string; readonly method: string; readonly headers?: readonly string[] },
): boolean {
  return (
    rule.origins.some((pattern) => matches(pattern, origin)) &&
    rule.methods.includes(method) &&
    headers.every((header) =>
      rule.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), header.toLowerCase())),
    )
  );
}

/** At most one `*` stands for anything. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  );
}
