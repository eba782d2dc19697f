import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { fargateUnsupportedParam } from './fargate-unsupported-param.ts';

describe('fargate-unsupported-param', () => {
  it('names every setting that Fargate refuses', () => {
    const cloud = changeContainer(
      'api',
      { unsupported: ['privileged', 'links'] },
      change('taskDefinitions', 'api/Task', { unsupported: ['ipcMode'] }),
    );
    expect(findingsOf(fargateUnsupportedParam, planned(cloud))).toEqual([
      'error: api sets `ipcMode`, `privileged` and `links`, which Fargate does not have.',
    ]);
  });

  it('reports volumes of the host', () => {
    const volumes = [{ name: 'socket', kind: 'host', encrypted: false, iam: false }] as const;
    expect(
      onlyFinding(
        fargateUnsupportedParam,
        planned(change('taskDefinitions', 'worker/Task', { volumes })),
      ).message,
    ).toContain('`host.sourcePath`');
  });
});
