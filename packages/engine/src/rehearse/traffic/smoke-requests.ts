import type { Project, Span, WebService } from '@seaworthy/compiler';

/** A request through the load balancer and the answer that it must get. */
export interface SmokeRequest {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `200-299,404` */
  readonly status: string;
  readonly contains?: string;
  readonly span: Span;
}

/** The load balancer's own health path, then what the owner says must work. */
export function smokeRequestsOf(
  service: WebService,
  project: Project,
): readonly [SmokeRequest, ...SmokeRequest[]] {
  const { name, route } = service;
  const health: SmokeRequest = {
    service: name,
    method: 'GET',
    path: route.health.path,
    headers: {},
    status: route.health.codes,
    span: route.health.span ?? service.span,
  };
  return [health, ...askedFor(name, project)];
}

function askedFor(name: string, { services }: Project): readonly SmokeRequest[] {
  const settings = services.find((service) => service.name === name)?.settings;
  return (settings?.smoke ?? []).map((request) => ({
    service: name,
    method: request.method?.value ?? 'GET',
    path: request.path.value,
    headers: Object.fromEntries([...request.headers].map(([header, { value }]) => [header, value])),
    ...(request.body && { body: request.body.value }),
    status: request.status?.value ?? '200-399',
    ...(request.contains && { contains: request.contains.value }),
    span: request.span,
  }));
}
