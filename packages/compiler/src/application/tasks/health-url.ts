import type { Healthcheck, HealthTest } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';
import { displayText } from '../../variables/text.ts';

/** The HTTP request that a health check makes to its own container. */
export interface HealthUrl {
  readonly path: string;
  /** Absent when the check does not say it in numbers. */
  readonly port?: number;
  readonly span: Span;
}

/** Finds the request in a test such as `curl -f http://localhost:8000/health`. */
export function readHealthUrl(healthcheck: Healthcheck | undefined): HealthUrl | undefined {
  const test = healthcheck?.disabled ? undefined : healthcheck?.test;
  if (!test) return undefined;
  const command = commandOf(test.value);
  const found =
    withScheme.exec(command) ??
    (/\b(?:curl|wget|http)\b/.test(command) ? withoutScheme.exec(command) : null);
  if (!found) return undefined;
  const { scheme = 'http', port, elsewhere, path } = found.groups ?? {};
  return {
    path: path ?? '/',
    ...numberOf(elsewhere === undefined ? (port ?? defaultPorts[scheme]) : undefined),
    span: test.span,
  };
}

const here = String.raw`(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|\$\{?HOSTNAME\}?)`;
/** A port that only the container knows: `$PORT`, `${PORT:-80}`, or `' + process.env.PORT + '`. */
const elsewhere = String.raw`(?<elsewhere>\$\{[^}]*\}|\$\w+|['"]\s*\+[^+]{1,60}\+\s*['"])`;
const rest = String.raw`(?::(?:(?<port>\d+)|${elsewhere}))?(?<path>/[^\s"'\`?#)|;&<>,]*)?`;
const withScheme = new RegExp(`(?<scheme>https?)://${here}${rest}`);
const withoutScheme = new RegExp(`(?<=\\s|["'])${here}${rest}`);
const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

function commandOf(test: HealthTest): string {
  return test.kind === 'shell'
    ? displayText(test.command)
    : test.arguments.map(displayText).join(' ');
}

function numberOf(text: string | undefined): { readonly port?: number } {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? { port } : {};
}
