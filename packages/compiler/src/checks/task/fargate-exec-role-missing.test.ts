import { describe, expect, it } from 'vitest';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, planned } from '../testing/good-facts.ts';
import { fargateExecRoleMissing } from './fargate-exec-role-missing.ts';

describe('fargate-exec-role-missing', () => {
  it('reports a task without execution role that pulls from ECR', () => {
    const cloud = without('executionRole');
    expect(findingsOf(fargateExecRoleMissing, planned(cloud))).toEqual([
      'error: api has no execution role, but its image is pulled from ECR.',
    ]);
  });

  it('reports a task without task role whose variables speak of AWS', () => {
    const cloud = without('taskRole');
    expect(onlyFinding(fargateExecRoleMissing, planned(cloud)).message).toBe(
      'api has no task role, but its variable `JOBS_QUEUE_URL` says that it calls AWS.',
    );
  });
});

function without(role: 'executionRole' | 'taskRole') {
  const [api, ...others] = goodCloud.taskDefinitions;
  const { [role]: _, ...rest } = api as TaskDefinitionFact;
  return { ...goodCloud, taskDefinitions: [rest, ...others] };
}
