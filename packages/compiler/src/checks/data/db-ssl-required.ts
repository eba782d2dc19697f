import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { storeVariablesOf } from '../store-variables.ts';
import { bindingOf, taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly variable: string;
  readonly store: string;
  readonly disabled: boolean;
}

const problems = declareDiagnostics({
  'db-ssl-required': {
    severity: 'error',
    message: ({ service, variable, store, disabled }: Parameters) =>
      disabled
        ? `\`${variable}\` of ${service} turns TLS off, and ${store} refuses connections without it.`
        : `\`${variable}\` of ${service} does not ask for TLS, and ${store} refuses connections without it: node-postgres and pgbouncer fail, libpq tries TLS by itself.`,
    help: () =>
      "Add `?sslmode=require` to the URL; for `verify-full` put AWS's certificate bundle into the image.",
  },
});

/** Database URLs that do not ask for TLS where the server insists on it. */
export const dbSslRequired: Check = {
  code: 'db-ssl-required',
  *run(facts) {
    for (const { program, store, name, value } of storeVariablesOf(facts.cloud)) {
      const database = factNamed(facts.cloud.databases, store.id);
      if (database?.forcesTls !== true || !database.engine.includes('postgres')) continue;
      if (!/^[a-z][a-z0-9+]*:\/\//i.test(value)) continue;
      const mode = /[?&](?:sslmode|ssl)=([\w-]+)/i.exec(value)?.[1];
      const disabled = mode === 'disable' || mode === 'false';
      if (mode !== undefined && !disabled) continue;
      const span = bindingOf(taskNamed(facts, program.owner), name)?.span;
      const found = { service: nameOf(program), variable: name, store: nameOf(store), disabled };
      const finding = problems['db-ssl-required'](span, found);
      yield about(program, disabled ? finding : withSeverity('warning', finding));
    }
  },
};
