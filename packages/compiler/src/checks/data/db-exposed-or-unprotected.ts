import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { DatabaseFact } from '../../facts/cloud/data.ts';
import type { Reachable } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { groupsLet } from '../group-rules.ts';

interface Parameters {
  readonly store: string;
  readonly what: string;
}

const problems = declareDiagnostics({
  'db-exposed-or-unprotected': {
    severity: 'error',
    message: ({ store, what }: Parameters) => `${store} ${what}.`,
    help: () =>
      'A database belongs into private subnets with ingress from its services only, encrypted from its creation, with backups for a week or more and protected from deletion.',
  },
});

/** Databases that strangers can reach, or whose data a slip can destroy. */
export const dbExposedOrUnprotected: Check = {
  code: 'db-exposed-or-unprotected',
  *run(facts) {
    for (const database of facts.cloud.databases) {
      for (const [severity, what] of defectsOf(facts, database)) {
        const found = { store: nameOf(database), what };
        const finding = problems['db-exposed-or-unprotected'](undefined, found);
        yield about(database, withSeverity(severity, finding));
      }
    }
  },
};

type Defect = readonly [Severity, string];

function* defectsOf({ cloud, application }: Facts, database: DatabaseFact): Generator<Defect> {
  if (database.publiclyAccessible === true) yield ['error', 'has a public address'];
  if (isOpen(cloud, database)) yield ['error', 'lets the whole internet in'];
  if (database.encrypted === false)
    yield ['error', 'is not encrypted, and AWS cannot encrypt it later in place'];
  if (database.backupDays === 0) yield ['error', 'is never backed up'];
  else if (database.backupDays !== 'unknown' && database.backupDays < 7)
    yield ['advice', `is backed up for ${database.backupDays} days only`];
  const isProduction = !application || /^prod/i.test(application.environment);
  if (database.deletionProtection === false && isProduction)
    yield ['warning', 'can be deleted by a single call'];
}

function isOpen(cloud: CloudFacts, { placement, port }: Reachable): boolean {
  return port !== 'unknown' && groupsLet(cloud, 'ingress', placement, port, 'internet') === 'yes';
}
