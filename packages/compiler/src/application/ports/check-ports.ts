import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';
import { httpPorts } from './http-ports.ts';
import { debugPorts } from './well-known-ports.ts';

/**
 * Says which published ports nobody outside will reach: the load balancer speaks HTTP, to one port
 * of a service. `main` is that port; `addressed` is whether other services talk to this one.
 */
export function checkPorts(
  { service }: Part,
  main: number | undefined,
  addressed: boolean,
  report: Report,
): void {
  const { name } = service;
  if (main === 443 || main === 8443) {
    const port = service.ports.find(({ target }) => target === main);
    report(problems['application/port-tls'](port?.span ?? service.span, { name, port: main }));
  }
  // Behind a proxy, or a worker by the user's own word: that has been said.
  const settled = main === undefined ? httpPorts(service).map(({ port }) => port) : [];
  for (const port of service.ports) {
    const { target, protocol, span } = port;
    if (settled.includes(port) || (target === main && protocol === 'tcp')) continue;
    if (debugPorts.has(target) && main !== undefined) continue;
    const parameters = { name, port: target, protocol };
    if (main === undefined && !addressed)
      report(problems['application/port-not-http'](span, parameters));
    else report(problems['application/port-not-routed'](span, parameters));
  }
}
