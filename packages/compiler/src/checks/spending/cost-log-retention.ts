import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly group: string;
}

const problems = declareDiagnostics({
  'cost-log-retention': {
    severity: 'warning',
    message: ({ group }: Parameters) => `The log group ${group} keeps every line for ever.`,
    help: () => 'Set a retention: `x-seaworthy: logRetention: 30` (days).',
  },
});

/** Log groups that only grow. */
export const costLogRetention: Check = {
  code: 'cost-log-retention',
  *run({ cloud }) {
    for (const group of cloud.logGroups) {
      if (group.retention !== 'never') continue;
      const found = { group: group.name ?? nameOf(group) };
      yield about(group, problems['cost-log-retention'](undefined, found));
    }
  },
};
