import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Fact } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'role-not-assumable': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Roles that the service of AWS which needs them may not take. */
export const roleNotAssumable: Check = {
  code: 'role-not-assumable',
  *run({ cloud }) {
    if (cloud.account.ecsServiceRole === false)
      yield problems['role-not-assumable'](undefined, fresh);
    const reported = new Set<string>();
    for (const { subject, role: id, kind, principal } of usesOf(cloud)) {
      const role = factNamed(cloud.roles, id);
      if (!role || role.trusts === 'unknown' || reported.has(role.id)) continue;
      if (role.trusts.includes(principal)) continue;
      reported.add(role.id);
      const what = `The ${kind} of ${nameOf(subject)} cannot be used: it does not trust ${principal}.`;
      const mend = `Add ${principal} as a service principal to the role's trust policy.`;
      yield about(subject, problems['role-not-assumable'](undefined, { what, mend }));
    }
  },
};

const fresh: Parameters = {
  what: 'The account has no service-linked role for ECS yet.',
  mend: 'Create it once: `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`.',
};

interface RoleUse {
  readonly subject: Fact;
  readonly role: string | undefined;
  readonly kind: string;
  readonly principal: string;
}

const tasks = 'ecs-tasks.amazonaws.com';

function usesOf(cloud: CloudFacts): readonly RoleUse[] {
  return [
    ...taskSetsOf(cloud).flatMap((set) => [
      {
        subject: set,
        role: set.definition.executionRole,
        kind: 'execution role',
        principal: tasks,
      },
      { subject: set, role: set.definition.taskRole, kind: 'task role', principal: tasks },
    ]),
    ...cloud.batchDefinitions.flatMap((definition) => [
      {
        subject: definition,
        role: definition.executionRole,
        kind: 'execution role',
        principal: tasks,
      },
      { subject: definition, role: definition.jobRole, kind: 'job role', principal: tasks },
    ]),
    ...cloud.taskRuns.map((run) => ({
      subject: run,
      role: run.role,
      kind: 'role of the schedule',
      principal: 'scheduler.amazonaws.com',
    })),
    ...cloud.pipes.map((pipe) => ({
      subject: pipe,
      role: pipe.role,
      kind: 'role of the pipe',
      principal: 'pipes.amazonaws.com',
    })),
  ];
}
