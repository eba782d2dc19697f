import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { isPastStandardSupport } from '../data/withdrawn-versions.ts';

interface Parameters {
  readonly store: string;
  readonly engine: string;
  readonly version: string;
}

const problems = declareDiagnostics({
  'cost-rds-extended-support': {
    severity: 'warning',
    message: ({ store, engine, version }: Parameters) =>
      `${store} runs ${engine} ${version}, which is out of standard support: AWS bills about $0.10 for each vCPU and hour on top.`,
    help: () =>
      'Take a newer major version, and set the lifecycle support to `open-source-rds-extended-support-disabled`.',
  },
});

/** Databases that AWS bills for their age. */
export const costRdsExtendedSupport: Check = {
  code: 'cost-rds-extended-support',
  *run({ cloud }) {
    for (const database of cloud.databases) {
      const { engine, version, extendedSupport } = database;
      if (version === undefined || extendedSupport !== true) continue;
      if (!isPastStandardSupport(engine, version)) continue;
      const found = { store: nameOf(database), engine, version };
      yield about(database, problems['cost-rds-extended-support'](undefined, found));
    }
  },
};
