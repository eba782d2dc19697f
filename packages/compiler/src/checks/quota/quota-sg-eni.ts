import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { SecurityGroupFact } from '../../facts/cloud/network.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'quota-sg-eni': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Ask AWS for more rules per security group (Service Quotas, L-0EA8095F), or let several services share a group.',
  },
});

/** AWS's limits before any increase. */
const limits = { rules: 60, groups: 5, subnets: 16 } as const;

/** Security groups and services near or beyond what AWS takes for each. */
export const quotaSgEni: Check = {
  code: 'quota-sg-eni',
  *run({ cloud }) {
    for (const group of cloud.securityGroups) {
      for (const [severity, what] of ruleDefects(group))
        yield about(group, withSeverity(severity, problems['quota-sg-eni'](undefined, { what })));
    }
    for (const set of taskSetsOf(cloud)) {
      const { securityGroups, subnets } = set.placement;
      if (securityGroups !== 'unknown' && securityGroups.length > limits.groups) {
        const what = `${nameOf(set)} has ${securityGroups.length} security groups; a service takes ${limits.groups}.`;
        yield about(set, problems['quota-sg-eni'](undefined, { what }));
      }
      if (subnets !== 'unknown' && subnets.length > limits.subnets) {
        const what = `${nameOf(set)} has ${subnets.length} subnets; a service takes ${limits.subnets}.`;
        yield about(set, problems['quota-sg-eni'](undefined, { what }));
      }
    }
  },
};

function* ruleDefects(group: SecurityGroupFact): Generator<readonly [Severity, string]> {
  for (const direction of ['ingress', 'egress'] as const) {
    const count = group[direction].length;
    if (count < limits.rules * 0.9) continue;
    yield [
      count > limits.rules ? 'error' : 'warning',
      `The security group ${nameOf(group)} has ${count} ${direction} rules; AWS takes ${limits.rules}.`,
    ];
  }
}
