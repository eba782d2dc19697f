import type { Application } from '@seaworthy/compiler';

/** The name that clients ask for when they want a service. */
export function hostOf(name: string, { services, domain }: Application): string {
  const service = services.find((candidate) => candidate.name === name);
  const host = service?.kind === 'web' ? service.route.hosts[0] : undefined;
  return host ?? domain?.name ?? 'localhost';
}
