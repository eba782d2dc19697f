import type { Label, Service } from '../../project/project.ts';
import { type Located, located, type Span } from '../../source/span.ts';
import { plainValue } from '../../variables/text.ts';

/** How a proxy that reads the Docker engine would reach a service: what the load balancer does now. */
export interface ProxyRoute {
  /** What says it, such as `its Traefik labels say how it is reached`. */
  readonly because: string;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly port?: Located<number>;
  readonly span: Span;
}

/** Reads Traefik's labels, or nginx-proxy's `VIRTUAL_HOST`. */
export function readProxyRoute(service: Service): ProxyRoute | undefined {
  return readTraefikLabels(service.labels) ?? readVirtualHost(service);
}

function readTraefikLabels(labels: readonly Label[]): ProxyRoute | undefined {
  const isOff = labels.some(({ name, value }) => name === 'traefik.enable' && value === 'false');
  const rule = labels.find(({ name }) => /^traefik\.http\.routers\.[^.]+\.rule$/.test(name));
  if (isOff || !rule) return undefined;
  const port = labels.find(({ name }) =>
    /^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.port$/.test(name),
  );
  return {
    because: 'its Traefik labels say how it is reached',
    hosts: argumentsOf(rule.value, 'Host').filter(isPublicName),
    paths: argumentsOf(rule.value, 'Path(?:Prefix)?'),
    ...portOf(port && located(port.value, port.span)),
    span: rule.span,
  };
}

/** Host(`a`, `b`) in a Traefik rule gives a and b; what is negated gives nothing. */
function argumentsOf(rule: string, matcher: string): readonly string[] {
  const calls = rule.matchAll(new RegExp(`(?<![!A-Za-z])${matcher}\\(([^)]*)\\)`, 'g'));
  return [...calls].flatMap(([, list = '']) =>
    [...list.matchAll(/[`'"]([^`'"]+)[`'"]/g)].flatMap(([, argument]) => argument ?? []),
  );
}

function readVirtualHost({ environment }: Service): ProxyRoute | undefined {
  const host = environment.find(({ name }) => name === 'VIRTUAL_HOST');
  const names = plainValue(host?.value ?? []);
  if (!host || !names) return undefined;
  const path = environment.find(({ name }) => name === 'VIRTUAL_PATH');
  const port = environment.find(({ name }) => name === 'VIRTUAL_PORT');
  return {
    because: 'VIRTUAL_HOST says how it is reached',
    hosts: names
      .split(',')
      .map((name) => name.trim())
      .filter(isPublicName),
    paths: path ? [plainValue(path.value ?? []) ?? '/'] : [],
    ...portOf(port && located(plainValue(port.value ?? []) ?? '', port.span)),
    span: host.span,
  };
}

/** Names that only a laptop knows say nothing about production. */
function isPublicName(name: string): boolean {
  return name.includes('.') && !/\.(?:localhost|local|test|internal)$/.test(name);
}

function portOf(text: Located<string> | undefined): { readonly port?: Located<number> } {
  const port = Number(text?.value);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65535;
  return text && isPort ? { port: located(port, text.span) } : {};
}
