import { httpPorts } from '../ports/http-ports.ts';
import { readProxyRoute } from '../routes/read-proxy-route.ts';
import type { Rule } from './candidate.ts';

/** What the service's own keys say. */
export const shaped: readonly Rule[] = [
  ({ service, finishes }) =>
    finishes && service.settings.run?.value !== 'service'
      ? {
          role: { kind: 'job' },
          reasons: [{ text: 'others wait until it has completed', span: service.span }],
        }
      : undefined,
  ({ service }) => {
    const { hosts, paths, port, health } = service.settings;
    const setting = hosts[0] ?? paths[0] ?? port ?? health;
    return setting
      ? {
          role: { kind: 'web' },
          reasons: [{ text: 'x-seaworthy says how it is reached', span: setting.span }],
        }
      : undefined;
  },
  ({ service }) => {
    const route = readProxyRoute(service);
    return route
      ? {
          role: { kind: 'web' },
          reasons: [{ text: route.because, span: route.span }],
        }
      : undefined;
  },
  (candidate) => {
    const [port] = httpPorts(candidate.service);
    return port
      ? {
          role: { kind: 'web' },
          reasons: [
            {
              text: `it publishes port ${port.port.target}, which speaks HTTP: ${port.reason}`,
              span: port.port.span,
            },
          ],
        }
      : undefined;
  },
  ({ service }) => {
    const { restart, deploy, settings } = service;
    const once =
      restart?.value === 'no'
        ? restart
        : deploy.restartCondition?.value === 'none'
          ? deploy.restartCondition
          : undefined;
    return once && settings.run?.value !== 'service'
      ? {
          role: { kind: 'job' },
          reasons: [{ text: 'it is not restarted when it ends', span: once.span }],
        }
      : undefined;
  },
];
