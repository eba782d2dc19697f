import type { Port, Service } from '../../project/project.ts';
import { readHealthUrl } from '../tasks/health-url.ts';
import { debugPorts, silentPorts } from './well-known-ports.ts';

/** A published port that speaks HTTP, and why we think so. */
export interface HttpPort {
  readonly port: Port;
  readonly reason: string;
}

/** The published ports that speak HTTP, the one that takes the requests first. */
export function httpPorts(service: Service): readonly HttpPort[] {
  const speaking = service.ports.flatMap((port) => {
    const reason = httpReason(port, service);
    return reason === undefined ? [] : [{ port, reason }];
  });
  const servers = speaking.filter(({ port }) => !debugPorts.has(port.target));
  return (servers.length > 0 ? servers : speaking).sort((a, b) => rank(a.port) - rank(b.port));
}

/** Why a published port is taken to speak HTTP; undefined when it is known not to. */
function httpReason(port: Port, service: Service): string | undefined {
  if (port.protocol === 'udp' || isAlsoUdp(port, service)) return undefined;
  if (port.appProtocol !== undefined) {
    return /^https?\d?$/i.test(port.appProtocol) ? 'its app_protocol says so' : undefined;
  }
  const { healthcheck } = service;
  if (readHealthUrl(healthcheck)?.port === port.target) return 'its health check asks it over HTTP';
  if (silentPorts.has(port.target)) return undefined;
  return usualPorts.has(port.target) ? 'a usual port for it' : 'nothing says otherwise';
}

/** One port for both protocols is DNS or the like; at 443 it is the newer HTTP beside the older. */
function isAlsoUdp({ target }: Port, { ports }: Service): boolean {
  return target !== 443 && ports.some((port) => port.protocol === 'udp' && port.target === target);
}

const usualPorts: ReadonlySet<number> = new Set([80, 3000, 4000, 5000, 8000, 8080, 8888, 9000]);

/** Who publishes 80 wants to be the front door; 443 speaks TLS itself and comes next. */
function rank({ published, target }: Port): number {
  if (published === 80 || target === 80) return 0;
  return published === 443 || target === 443 ? 1 : 2;
}
