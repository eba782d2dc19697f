import { declareDiagnostics, type Severity } from '../../diagnostics/diagnostic.ts';
import type { DatabaseFact } from '../../facts/cloud/data.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { isPastStandardSupport, isWithdrawn } from './withdrawn-versions.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'db-engine-deprecated': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Name the major version only, of one that AWS still supports, and let AWS choose the minor: `image: postgres:17`, or `x-seaworthy: store: version`.',
  },
});

/** Databases of a version or kind that AWS no longer creates. */
export const dbEngineDeprecated: Check = {
  code: 'db-engine-deprecated',
  *run({ cloud, origin }) {
    for (const database of cloud.databases) {
      for (const [severity, what] of origin === 'plan' ? ofPlanned(database) : ofLive(database)) {
        const finding = problems['db-engine-deprecated'](undefined, {
          what: `${nameOf(database)} ${what}`,
        });
        yield about(database, withSeverity(severity, finding));
      }
    }
  },
};

type Defect = readonly [Severity, string];

function* ofPlanned(database: DatabaseFact): Generator<Defect> {
  const { engine, version = '', legacyServerless } = database;
  if (legacyServerless) yield ['error', ended];
  if (isWithdrawn(engine, version)) {
    yield ['error', `asks for ${engine} ${version}, which AWS no longer creates.`];
  } else if (isLeftAlone(database)) {
    yield [
      'warning',
      `asks for ${engine} ${version}, which AWS runs only with paid extended support, and that is off: creating it fails.`,
    ];
  }
}

/** What runs goes on running: AWS itself brings it to another version, at a time of its own. */
function* ofLive(database: DatabaseFact): Generator<Defect> {
  const { engine, version = '', legacyServerless } = database;
  if (legacyServerless) yield ['error', ended];
  if (isLeftAlone(database)) {
    yield [
      'warning',
      `runs ${engine} ${version}, which is out of standard support, and extended support is off: AWS takes it to a newer major version by itself.`,
    ];
  } else if (isWithdrawn(engine, version)) {
    yield [
      'warning',
      `runs ${engine} ${version}, which AWS no longer creates: a template that names it cannot make it anew.`,
    ];
  }
}

const ended =
  'is Aurora Serverless v1, which ended on 31 March 2025; v2 is the instance class `db.serverless`.';

/** Out of standard support, without paying for what comes after it. */
function isLeftAlone({ engine, version = '', extendedSupport }: DatabaseFact): boolean {
  return extendedSupport === false && isPastStandardSupport(engine, version);
}
