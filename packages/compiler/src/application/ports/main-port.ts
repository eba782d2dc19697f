import { type Located, located } from '../../source/span.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import { readProxyRoute } from '../routes/read-proxy-route.ts';
import { readHealthUrl } from '../tasks/health-url.ts';
import type { Report } from '../understanding.ts';
import { httpPorts } from './http-ports.ts';
import { listenPort } from './listen-port.ts';

/** The container port that the load balancer talks to. */
export function mainPort(
  part: Part,
  variables: readonly EnvironmentVariable[],
  report: Report,
): Located<number> {
  const found = saidPort(part) ?? inferredPort(part, variables);
  if (found) return found;
  const { name, span, settings } = part.service;
  const place = settings.role?.span ?? settings.span ?? span;
  report(problems['application/web-port-unknown'](place, { name }));
  return located(80, place);
}

function saidPort({ service }: Part): Located<number> | undefined {
  return service.settings.port ?? readProxyRoute(service)?.port;
}

function inferredPort(
  { service, image }: Part,
  variables: readonly EnvironmentVariable[],
): Located<number> | undefined {
  const [http] = httpPorts(service);
  if (http) return located(http.port.target, http.port.span);
  const [exposed] = service.expose;
  if (exposed) return exposed;
  const health = readHealthUrl(service.healthcheck);
  if (health?.port !== undefined) return located(health.port, health.span);
  const [inFile] = image?.file?.exposed ?? [];
  if (image && inFile !== undefined) return located(inFile, image.span);
  return listenPort(variables);
}
