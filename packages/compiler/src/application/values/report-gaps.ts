import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import type { Binder } from './binder.ts';
import type { Following, Gap } from './following.ts';
import { hasTlsSwitch } from './has-password.ts';

/** Says what an address could not be made to follow. */
export function reportGaps(
  gaps: readonly Gap[],
  { known, separate }: Following,
  { name, span }: EnvironmentVariable,
  binder: Binder,
): void {
  const { report } = binder.understanding;
  const store = known.store.name;
  const service = binder.part.service.name;
  for (const gap of gaps) {
    switch (gap.kind) {
      case 'credentials':
        if (!separate)
          report(problems['application/credentials-unplaced'](span, { name, store, service }));
        break;
      case 'tls':
        if (!hasTlsSwitch(known, binder))
          report(problems['application/tls-unplaced'](span, { name, store, service }));
        break;
      case 'user':
        report(problems['application/user-missing'](span, { user: gap.user, store }));
        break;
      case 'database':
        report(
          problems['application/database-missing'](span, {
            database: gap.database,
            store,
            made: known.store.kind === 'relational' ? known.store.database : '',
          }),
        );
        break;
      case 'virtual-host':
        report(problems['application/virtual-host'](span, { virtualHost: gap.virtualHost, store }));
        break;
    }
  }
}
