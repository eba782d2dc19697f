/** Host and port of an address that a value holds. */
export interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly port?: number;
}

const url =
  /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^/?#]*@)?(\[[^\]]+\]|\$\{[^}]*\}|[^/?#:,]+)(?::(\d+))?/;

/** The address of a URL; undefined for other text, in which a name could be anything. */
export function addressIn(value: string): Address | undefined {
  const match = url.exec(value);
  if (!match) return undefined;
  const [, scheme = '', host = '', port] = match;
  return {
    scheme: scheme.toLowerCase(),
    host: host.replace(/^\[|\]$/g, ''),
    ...(port !== undefined && { port: Number(port) }),
  };
}
