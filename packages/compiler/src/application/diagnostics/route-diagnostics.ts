type PortOf = {
  readonly name: string;
  readonly port: number;
};

type Pair = {
  readonly first: string;
  readonly second: string;
};

/** About ports and the load balancer. */
export const routeDiagnostics = {
  'application/route-missing': {
    severity: 'error',
    message: ({ name, front }: { name: string; front: string }) =>
      `Nothing says which requests ${name} takes, as ${front} takes them all.`,
    help: ({ name, front }: { name: string; front: string }) =>
      `Add \`x-seaworthy: { paths: [/${name}] }\` or \`{ hosts: [${name}.example.com] }\` to ${name}, or the like to ${front}, so that ${name} takes the rest; or do not publish the port.`,
  },
  'application/route-conflict': {
    severity: 'error',
    message: ({ first, second, host, path }: Pair & { host: string; path: string }) =>
      `${first} and ${second} both claim ${host}${path}.`,
    help: () => 'Give one of them another path or host.',
  },
  'application/route-behind-proxy': {
    severity: 'advice',
    message: ({ name, front }: { name: string; front: string }) =>
      `${name} is reached through ${front} only, not from outside.`,
    help: ({ name }: { name: string; front: string }) =>
      `Add \`x-seaworthy: { paths: [/${name}] }\` to reach it from outside too.`,
  },
  'application/port-claimed-twice': {
    severity: 'error',
    message: ({ port, first, second }: Pair & { port: number }) =>
      `${first} and ${second} both publish port ${port}.`,
    help: () => 'Publish another port for one of them; Compose cannot start both either.',
  },
  'application/port-not-http': {
    severity: 'error',
    message: ({ name, port, protocol }: PortOf & { protocol: string }) =>
      `${name} publishes ${port}/${protocol}, and the load balancer speaks HTTP only.`,
    help: ({ port, protocol }: PortOf & { protocol: string }) =>
      protocol === 'udp'
        ? 'Put a Network Load Balancer before it by hand; do not publish the port when only other services use it.'
        : `If it is HTTP, say so: \`x-seaworthy: { port: ${port} }\`. If not, put a Network Load Balancer before it by hand; do not publish the port when only other services use it.`,
  },
  'application/port-not-routed': {
    severity: 'warning',
    message: ({ name, port, protocol }: PortOf & { protocol: string }) =>
      `Nobody outside will reach port ${port}/${protocol} of ${name}.`,
    help: () =>
      'The load balancer sends HTTP to one port of a service; `x-seaworthy: { port: … }` chooses it.',
  },
  'application/port-tls': {
    severity: 'warning',
    message: ({ name, port }: PortOf) =>
      `The load balancer speaks plain HTTP to port ${port} of ${name}, where TLS is usual.`,
    help: () =>
      'TLS ends at the load balancer: let the service listen for plain HTTP, and publish that port.',
  },
  'application/port-unknown': {
    severity: 'warning',
    message: ({ proxy, name }: { proxy: string; name: string }) =>
      `${proxy} passes requests on to ${name}, and nothing says on which port ${name} listens.`,
    help: ({ name }: { proxy: string; name: string }) =>
      `Add \`expose: ["8000"]\` with its port to ${name}.`,
  },
  'application/web-port-unknown': {
    severity: 'error',
    message: ({ name }: { name: string }) => `Nothing says on which port ${name} listens.`,
    help: () => 'Publish the port, or add `x-seaworthy: { port: 8000 }`.',
  },
  'application/site-service-unknown': {
    severity: 'error',
    message: ({ name, target }: { name: string; target: string }) =>
      `${name} sends requests to ${target}, which is no web service.`,
    help: () => 'Name a service that publishes an HTTP port.',
  },
} as const;
