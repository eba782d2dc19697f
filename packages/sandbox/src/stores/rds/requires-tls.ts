import type { EngineVersion } from './engines.ts';

const parameterOf = { postgres: 'rds.force_ssl', mysql: 'require_secure_transport' } as const;

/** The parameters by which databases refuse clients without TLS. */
export const tlsParameters: readonly string[] = Object.values(parameterOf);

/** Whether a database refuses clients without TLS: as its parameters say, or its version's default. */
export function requiresTls(
  { engine, major }: EngineVersion,
  parameters: Readonly<Record<string, string>>,
): boolean {
  const set = parameters[parameterOf[engine.kind]];
  if (set === undefined) return Number(major) >= engine.requiresTlsFrom;
  return set === '1' || set.toUpperCase() === 'ON';
}
