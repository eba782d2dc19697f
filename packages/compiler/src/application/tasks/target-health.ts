import type { Service } from '../../project/project.ts';
import type { TargetHealth } from '../application.ts';
import { startUpTime } from './container-health.ts';
import { readHealthUrl } from './health-url.ts';

/** A new target takes traffic at its first pass, so that the pause between probes is what counts. */
const usualInterval = 5;
/** Below the interval, as the load balancer wants it. */
const usualTimeout = 4;
/** Time to start when nothing says how long it takes: it delays the news of a failure, no success. */
const usualGrace = 60;
const leastGrace = 15;
/** In-flight requests end in this time, or in the time that the service has to stop. */
const leastDrain = 15;

/** The load balancer's probe of a web service. */
export function targetHealth(service: Service): TargetHealth {
  const { health } = service.settings;
  const interval = within(health?.interval?.value ?? usualInterval, 5, 300);
  const probe = probeOf(service);
  return {
    path: probe.path,
    codes: health?.codes?.value ?? probe.codes,
    interval,
    timeout: timeoutOf(service, interval),
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    gracePeriod: health?.gracePeriod?.value ?? graceOf(service),
    drainDelay: within(Math.max(leastDrain, service.stopGracePeriod?.value ?? 0), leastDrain, 3600),
    from: probe.from,
    ...(probe.span && { span: probe.span }),
  };
}

type Probe = Pick<TargetHealth, 'path' | 'codes' | 'from' | 'span'>;

function probeOf({ settings, healthcheck }: Service): Probe {
  const path = settings.health?.path;
  if (path) return { path: path.value, codes: '200-299', from: 'settings', span: path.span };
  const url = readHealthUrl(healthcheck);
  // What `curl -f` lets pass is healthy in Compose.
  if (url) return { path: url.path, codes: '200-399', from: 'healthcheck', span: url.span };
  return { path: '/', codes: '200-399', from: 'default' };
}

function timeoutOf({ settings, healthcheck }: Service, interval: number): number {
  const asked = settings.health?.timeout ?? healthcheck?.timeout;
  const most = settings.health?.timeout ? 120 : usualTimeout;
  return Math.min(within(asked?.value ?? usualTimeout, 2, most), interval - 1);
}

function graceOf({ healthcheck }: Service): number {
  if (!healthcheck || healthcheck.disabled) return usualGrace;
  return Math.max(leastGrace, Math.ceil(startUpTime(healthcheck)));
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.ceil(value), least), most);
}
