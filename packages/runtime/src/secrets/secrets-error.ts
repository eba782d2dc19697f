import type { Check } from './options.ts';
import type { FailureCode, Role } from './source-failure.ts';

export interface MissingValue {
  readonly name: string;
  readonly triedSources: readonly string[];
  /** Not there at all, or there and blank. */
  readonly present: 'absent' | 'empty';
  readonly hint?: string;
}

export interface InvalidValue {
  readonly name: string;
  readonly check: Check;
  readonly reason: string;
}

export interface FailedSource {
  readonly id: string;
  readonly code: FailureCode;
  readonly role: Role;
  readonly message: string;
}

export interface SecretsProblems {
  readonly missing: readonly MissingValue[];
  readonly invalid: readonly InvalidValue[];
  readonly sources: readonly FailedSource[];
}

/** EX_CONFIG and EX_TEMPFAIL of sysexits.h: starting again will not help, or may. */
const exitCodes = { configuration: 78, temporary: 75 } as const;

const temporary: readonly FailureCode[] = ['Throttled', 'Timeout', 'Network'];

/** Everything that kept the settings from being complete, in names only. Nothing was set. */
export class SecretsError extends Error implements SecretsProblems {
  override readonly name = 'SecretsError';
  readonly code = 'ERR_SECRETS';
  readonly missing: readonly MissingValue[];
  readonly invalid: readonly InvalidValue[];
  readonly sources: readonly FailedSource[];
  /** 75 when only the network or throttling was in the way; else 78. */
  readonly exitCode: 75 | 78;

  constructor(problems: SecretsProblems) {
    super(describe(problems));
    this.missing = problems.missing;
    this.invalid = problems.invalid;
    this.sources = problems.sources;
    this.exitCode = isTemporary(problems) ? exitCodes.temporary : exitCodes.configuration;
  }
}

/** What is missing may be in the source that failed: only an invalid value is certainly wrong. */
function isTemporary({ invalid, sources }: SecretsProblems): boolean {
  return (
    invalid.length === 0 &&
    sources.length > 0 &&
    sources.every(({ code }) => temporary.includes(code))
  );
}

function describe({ missing, invalid, sources }: SecretsProblems): string {
  const tried = missing[0]?.triedSources ?? [];
  return [
    'The settings are not complete; nothing was changed.',
    ...missing.map(
      ({ name, present, hint }) =>
        `  missing: ${name} is ${present}${hint === undefined ? '' : ` (${hint})`}`,
    ),
    ...invalid.map(({ name, reason }) => `  invalid: ${name} ${reason}`),
    ...sources.map(
      ({ id, code, role, message }) => `  failed:  ${id}: ${code} (${role}) ${message}`,
    ),
    ...(missing.length > 0 ? [`  looked in: ${tried.join(', ')}. A .env file is not needed.`] : []),
  ].join('\n');
}
