import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
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
  *run({ cloud }) {
    for (const database of cloud.databases) {
      const { engine, version, legacyServerless, extendedSupport } = database;
      if (legacyServerless) {
        const what = `${nameOf(database)} is Aurora Serverless v1, which ended on 31 March 2025; v2 is the instance class \`db.serverless\`.`;
        yield about(database, problems['db-engine-deprecated'](undefined, { what }));
      }
      if (version !== undefined && isWithdrawn(engine, version)) {
        const what = `${nameOf(database)} asks for ${engine} ${version}, which AWS no longer creates.`;
        yield about(database, problems['db-engine-deprecated'](undefined, { what }));
      } else if (
        version !== undefined &&
        needsExtendedSupport(database) &&
        extendedSupport === false
      ) {
        const what = `${nameOf(database)} asks for ${engine} ${version}, which AWS runs only with paid extended support, and that is off: creating it fails.`;
        yield about(
          database,
          withSeverity('warning', problems['db-engine-deprecated'](undefined, { what })),
        );
      }
    }
  },
};

function needsExtendedSupport({ engine, version }: DatabaseFact): boolean {
  return version !== undefined && isPastStandardSupport(engine, version);
}
