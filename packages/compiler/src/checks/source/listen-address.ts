/** Where a server listens, as its command line and its defaults say. */
export interface ServerAddress {
  /** Empty for every address. */
  readonly host: string;
  readonly port?: number;
  /** Whether the command or a variable says the host; else it is the server's default. */
  readonly saysHost: boolean;
}

/** A variable of the container. */
export type Lookup = (name: string) => string | undefined;

/** Whether an address is reached from its own container only. */
export function isLoopback(host: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i.test(host);
}

/** `host:port` as said, else the default. A socket file is no address. */
export function bound(said: string | undefined, byDefault: string): ServerAddress | undefined {
  const address = (said ?? byDefault).replace(/^\w+:\/\//, '');
  if (address.startsWith('unix:') || address.startsWith('/') || address.startsWith('fd:')) {
    return undefined;
  }
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(address) ?? [];
  return addressOf(host, port, said !== undefined);
}

/** A host and a port as said, each else from the default, `host:port`. */
export function listening(
  host: string | undefined,
  port: string | undefined,
  byDefault: string,
): ServerAddress | undefined {
  const [defaultHost = '', defaultPort] = byDefault.split(':');
  return addressOf(host ?? defaultHost, port ?? defaultPort, host !== undefined);
}

/** Nothing is known of an address that holds a variable whose value nobody knows. */
function addressOf(
  host: string,
  port: string | undefined,
  saysHost: boolean,
): ServerAddress | undefined {
  if (host.includes('$')) return undefined;
  return /^\d+$/.test(port ?? '') ? { host, port: Number(port), saysHost } : { host, saysHost };
}
