import type { Application } from '@seaworthy/compiler';
import type { Ground } from '../ground/ground.ts';
import type { RehearsalReport } from '../rehearsal-report.ts';

/** Where a client on this machine reaches the application; nothing without a load balancer. */
export async function whereItAnswers(
  { services, domain }: Application,
  ground: Ground,
): Promise<Pick<RehearsalReport, 'url' | 'authorityFile'>> {
  const entrance = ground.entrance();
  if (!entrance) return {};
  const { protocol, port } = entrance;
  if (protocol === 'http') return { url: `http://127.0.0.1:${port}` };
  const hosts = services.flatMap((service) => (service.kind === 'web' ? service.route.hosts : []));
  const host = hosts.find((name) => !name.includes('*')) ?? domain?.name ?? 'localhost';
  return { url: `https://${host}:${port}`, authorityFile: await ground.writeAuthority() };
}
