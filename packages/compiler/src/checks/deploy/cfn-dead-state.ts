import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { StackFact } from '../../facts/cloud/stack.ts';
import { about, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'cfn-dead-state': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Stacks that CloudFormation will not change or delete as they are. */
export const cfnDeadState: Check = {
  code: 'cfn-dead-state',
  *run({ cloud }) {
    for (const stack of cloud.stacks) {
      for (const [severity, found] of defectsOf(stack))
        yield about(stack, withSeverity(severity, problems['cfn-dead-state'](undefined, found)));
    }
  },
};

type Defect = readonly [Severity, Parameters];

function* defectsOf({ name, status, exports, mustBeEmptied }: StackFact): Generator<Defect> {
  const mend = status === undefined ? undefined : waysOut[status];
  if (mend !== undefined)
    yield ['error', { what: `The stack ${name} is in ${status} and cannot be updated.`, mend }];
  else if (status?.endsWith('_IN_PROGRESS'))
    yield [
      'error',
      {
        what: `Another operation is under way on the stack ${name} (${status}).`,
        mend: 'Wait for it, or cancel it with `aws cloudformation cancel-update-stack`.',
      },
    ];
  if (exports.length > 0)
    yield [
      'advice',
      {
        what: `The stack ${name} exports ${listed(exports)}: while another stack imports them, they can neither change nor go.`,
        mend: 'Hand values over through SSM parameters.',
      },
    ];
  if (mustBeEmptied.length > 0)
    yield [
      'advice',
      {
        what: `The stack ${name} cannot be deleted while ${listed(mustBeEmptied)} holds anything.`,
        mend: 'Empty it first, or set `EmptyOnDelete` for a repository.',
      },
    ];
}

const waysOut: Readonly<Record<string, string>> = {
  ROLLBACK_COMPLETE:
    'Its first creation failed: delete the stack (what holds data is retained) and create it again.',
  ROLLBACK_FAILED: 'Delete the stack; retain what cannot be deleted.',
  UPDATE_ROLLBACK_FAILED:
    'Mend what the rollback stumbled over, then `aws cloudformation continue-update-rollback`, with `--resources-to-skip` if need be.',
  DELETE_FAILED:
    'Take away what still uses its resources (tasks, network interfaces, rules that name its groups), then delete it again.',
  CREATE_FAILED: 'Delete the stack and create it again.',
};
