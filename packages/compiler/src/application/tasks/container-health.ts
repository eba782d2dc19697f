import type { Healthcheck, HealthTest } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';
import type { ContainerHealth } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';
import { type CommandPlace, shellText, writeCommand } from './write-command.ts';

/** Limits of a container health check in ECS (Amazon ECS API, HealthCheck). Seconds, or times. */
const limits = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  start_period: [0, 300],
} as const;

type Limited = keyof typeof limits;

/** Compose's own defaults, which tell how patient the project expects to be treated. */
const composeDefaults = { interval: 30, retries: 3 } as const;

/**
 * The container health check within ECS's limits. When no interval is said, it asks every 5 s: a
 * task counts as healthy at its first pass. A start-up as long as Compose would wait is let pass.
 */
export function containerHealth(
  healthcheck: Healthcheck | undefined,
  place: CommandPlace,
  report: Report,
): ContainerHealth | undefined {
  if (!healthcheck?.test || healthcheck.disabled) return undefined;
  const { test, interval, timeout, retries, span } = healthcheck;
  const within = (name: Limited, value: number, at: Span | undefined) =>
    clamp(name, value, at, place.service, report);
  return {
    command: commandOf(test.value, place),
    interval: within('interval', interval?.value ?? 5, interval?.span),
    timeout: within('timeout', timeout?.value ?? 5, timeout?.span),
    retries: within('retries', retries?.value ?? composeDefaults.retries, retries?.span),
    startPeriod: within('start_period', startUpTime(healthcheck), healthcheck.startPeriod?.span),
    span,
  };
}

/** Seconds that Compose gives a container before it calls it unhealthy. */
export function startUpTime({ startPeriod, interval, retries }: Healthcheck): number {
  if (startPeriod) return startPeriod.value;
  const pause = interval?.value ?? composeDefaults.interval;
  return Math.min(pause * (retries?.value ?? composeDefaults.retries), limits.start_period[1]);
}

function commandOf(test: HealthTest, place: CommandPlace): readonly string[] {
  return test.kind === 'shell'
    ? ['CMD-SHELL', shellText(test.command, place)]
    : ['CMD', ...writeCommand(test.arguments, place)];
}

/** Only what the user asked for is worth a word. */
function clamp(
  name: Limited,
  value: number,
  span: Span | undefined,
  service: string,
  report: Report,
): number {
  const [least, most] = limits[name];
  const nearest = Math.min(Math.max(Math.ceil(value), least), most);
  if (span && (value < least || value > most)) {
    report(problems['application/health-clamped'](span, { service, key: name, value, nearest }));
  }
  return nearest;
}
