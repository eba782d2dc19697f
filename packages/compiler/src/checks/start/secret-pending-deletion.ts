import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';

const problems = declareDiagnostics({
  'secret-pending-deletion': {
    severity: 'error',
    message: ({ what }: { readonly what: string }) => what,
    help: () =>
      'Restore it with `aws secretsmanager restore-secret --secret-id <name>`, or delete it for good with `--force-delete-without-recovery` before its name is used again.',
  },
});

/** Secrets whose deletion has been ordered, and names that stay blocked when a stack is deleted. */
export const secretPendingDeletion: Check = {
  code: 'secret-pending-deletion',
  *run({ cloud }) {
    for (const secret of cloud.secrets) {
      if (secret.store !== 'secrets-manager') continue;
      const name = secret.name ?? nameOf(secret);
      if (secret.pendingDeletion === true) {
        const what = `The secret ${name} is marked for deletion: tasks that need it do not start, and none of its name can be created.`;
        yield about(secret, problems['secret-pending-deletion'](undefined, { what }));
      } else if (secret.deletedWithStack === true && secret.name !== undefined) {
        const what = `The secret ${name} is deleted with its stack, and its name stays blocked for 30 days: deploying again in that time fails.`;
        yield about(
          secret,
          withSeverity('advice', problems['secret-pending-deletion'](undefined, { what })),
        );
      }
    }
  },
};
