/** Minor versions of a major that AWS no longer creates: all before `oldest`, and some after it. */
interface Withdrawn {
  readonly oldest: number;
  readonly gaps: readonly number[];
}

/** Marked as deprecated in aws-cdk-lib 2.275.0 (2026-09), by engine and major version. */
const withdrawn: Readonly<Record<string, Readonly<Record<string, Withdrawn>>>> = {
  postgres: {
    13: { oldest: 15, gaps: [17, 19] },
    14: { oldest: 12, gaps: [14, 16] },
    15: { oldest: 7, gaps: [9, 11] },
    16: { oldest: 3, gaps: [5, 7] },
    17: { oldest: 2, gaps: [3] },
  },
  'aurora-postgresql': {
    13: { oldest: 16, gaps: [17, 18, 20, 21, 22] },
    14: { oldest: 13, gaps: [14] },
    15: { oldest: 8, gaps: [9] },
    16: { oldest: 4, gaps: [5] },
    17: { oldest: 4, gaps: [] },
  },
  mysql: {
    '8.0': { oldest: 42, gaps: [] },
    '8.4': { oldest: 5, gaps: [] },
  },
  mariadb: {
    '10.5': { oldest: 27, gaps: [] },
    '10.6': { oldest: 19, gaps: [] },
    '10.11': { oldest: 9, gaps: [] },
    '11.4': { oldest: 3, gaps: [] },
  },
};

/** Whether an exact version is one that AWS no longer creates; a major alone never is. */
export function isWithdrawn(engine: string, version: string): boolean {
  const parts = version.split('.');
  const majorParts = engine.includes('postgres') ? 1 : 2;
  const minor = Number(parts[majorParts]);
  const rule = withdrawn[engine]?.[parts.slice(0, majorParts).join('.')];
  if (!rule || Number.isNaN(minor)) return false;
  return minor < rule.oldest || rule.gaps.includes(minor);
}

/** The newest major of each engine that is out of AWS's standard support at the end of 2026. */
const lastUnsupported: Readonly<Record<string, number>> = {
  postgres: 13,
  'aurora-postgresql': 13,
  mysql: 8.0,
  'aurora-mysql': 5.7,
};

/** Whether a version gets fixes from AWS only as paid extended support. */
export function isPastStandardSupport(engine: string, version: string): boolean {
  const last = lastUnsupported[engine];
  const major = engine.includes('postgres')
    ? Number.parseInt(version, 10)
    : Number.parseFloat(version);
  return last !== undefined && major <= last;
}
