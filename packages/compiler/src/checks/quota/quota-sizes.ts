import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { RoleFact } from '../../facts/cloud/access.ts';
import type { StackFact } from '../../facts/cloud/stack.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'quota-sizes': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Split the project into several with a Compose file of their own, or shorten what is too large.',
  },
});

/** Most of each that CloudFormation takes in one template. */
const limits = { resources: 500, parameters: 200, outputs: 200, bytes: 1_000_000 } as const;

/** Characters and policies that IAM takes for one role. */
const roleLimits = { inline: 10_240, managed: 10 } as const;

/** Templates and policies at or beyond the size that AWS takes. */
export const quotaSizes: Check = {
  code: 'quota-sizes',
  *run({ cloud }) {
    for (const stack of cloud.stacks) {
      for (const [severity, what] of stackDefects(stack))
        yield about(stack, withSeverity(severity, problems['quota-sizes'](undefined, { what })));
    }
    for (const role of cloud.roles) {
      const what = roleDefect(role);
      if (what !== undefined) yield about(role, problems['quota-sizes'](undefined, { what }));
    }
  },
};

function* stackDefects(stack: StackFact): Generator<readonly [Severity, string]> {
  for (const kind of ['resources', 'parameters', 'outputs', 'bytes'] as const) {
    const amount = stack[kind];
    if (amount === 'unknown' || amount <= limits[kind] * 0.9) continue;
    const isOver = amount > limits[kind];
    yield [
      isOver ? 'error' : 'warning',
      `The stack ${stack.name} has ${amount} ${kind}; CloudFormation takes ${limits[kind]}.`,
    ];
  }
}

function roleDefect(role: RoleFact): string | undefined {
  if (role.inlineSize !== 'unknown' && role.inlineSize > roleLimits.inline)
    return `The inline policies of the role ${nameOf(role)} have ${role.inlineSize} characters; IAM takes ${roleLimits.inline}.`;
  if (role.managedPolicies.length > roleLimits.managed)
    return `The role ${nameOf(role)} has ${role.managedPolicies.length} managed policies; IAM takes ${roleLimits.managed}.`;
  return undefined;
}
