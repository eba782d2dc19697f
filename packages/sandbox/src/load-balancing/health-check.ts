import { NotModelled } from '../aws/aws-error.ts';
import { invalid } from './read-properties.ts';

/** How a target group asks its targets; times in seconds. */
export interface HealthCheck {
  readonly path: string;
  readonly port: 'traffic-port' | number;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** The codes that pass, as the user wrote them: `200`, `200-399`, `200,301`. */
  readonly matcher: string;
  readonly passes: (status: number) => boolean;
}

/** The settings of CreateTargetGroup, ModifyTargetGroup and the resource alike. */
export interface HealthCheckSettings {
  readonly HealthCheckEnabled?: boolean;
  readonly HealthCheckProtocol?: string;
  readonly HealthCheckPort?: string;
  readonly HealthCheckPath?: string;
  readonly HealthCheckIntervalSeconds?: number;
  readonly HealthCheckTimeoutSeconds?: number;
  readonly HealthyThresholdCount?: number;
  readonly UnhealthyThresholdCount?: number;
  readonly Matcher?: { readonly HttpCode?: string };
}

/** AWS's defaults for HTTP groups with IP targets. */
export const defaultHealthCheck: HealthCheck = {
  path: '/',
  port: 'traffic-port',
  interval: 30,
  timeout: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
  passes: readMatcher('200'),
};

/** A health check with some settings changed; throws AwsError as ELB would. */
export function changeHealthCheck(base: HealthCheck, settings: HealthCheckSettings): HealthCheck {
  refuseUnmodelled(settings);
  const matcher = settings.Matcher?.HttpCode ?? base.matcher;
  const check: HealthCheck = {
    path: settings.HealthCheckPath ?? base.path,
    port: readPort(settings.HealthCheckPort ?? base.port),
    interval: settings.HealthCheckIntervalSeconds ?? base.interval,
    timeout: settings.HealthCheckTimeoutSeconds ?? base.timeout,
    healthyThreshold: settings.HealthyThresholdCount ?? base.healthyThreshold,
    unhealthyThreshold: settings.UnhealthyThresholdCount ?? base.unhealthyThreshold,
    matcher,
    passes: readMatcher(matcher),
  };
  validate(check);
  return check;
}

function refuseUnmodelled(settings: HealthCheckSettings): void {
  if (settings.HealthCheckEnabled === false) {
    throw invalid("Health check enabled must be true for target groups with target type 'ip'");
  }
  const protocol = settings.HealthCheckProtocol ?? 'HTTP';
  if (protocol === 'HTTPS') throw new NotModelled('health checks over HTTPS');
  if (protocol !== 'HTTP') {
    throw invalid(`Health check protocol '${protocol}' must be one of 'HTTP, HTTPS'`);
  }
}

function readPort(port: string | number): HealthCheck['port'] {
  if (port === 'traffic-port') return port;
  const number = Number(port);
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
  throw invalid(`Health check port '${port}' must be 'traffic-port' or in the range [1-65535]`);
}

function validate(check: HealthCheck): void {
  inRange('Health check interval', check.interval, 5, 300);
  inRange('Health check timeout', check.timeout, 2, 120);
  inRange('Healthy threshold count', check.healthyThreshold, 2, 10);
  inRange('Unhealthy threshold count', check.unhealthyThreshold, 2, 10);
  if (check.timeout >= check.interval) {
    throw invalid('Health check interval must be greater than the timeout.');
  }
  if (!/^\/[^\s]{0,1023}$/.test(check.path)) {
    throw invalid(`Health check path '${check.path}' must begin with a '/' character`);
  }
}

function inRange(name: string, value: number, from: number, to: number): void {
  if (value < from || value > to) {
    throw invalid(`${name} '${value}' must be in the range [${from}-${to}]`);
  }
}

function readMatcher(matcher: string): HealthCheck['passes'] {
  const ranges = matcher.split(',').map((part) => {
    const [, from = '', to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(part.trim()) ?? [];
    return { from: Number(from), to: Number(to) };
  });
  if (ranges.some(({ from, to }) => from < 200 || to > 499 || from > to)) {
    throw invalid(`Health check matcher HTTP code '${matcher}' must be within '200-499' inclusive`);
  }
  return (status) => ranges.some(({ from, to }) => status >= from && status <= to);
}
