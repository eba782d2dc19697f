import { describe, expect, it } from 'vitest';
import type { ContainerFact } from '../../facts/cloud/task.ts';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { goodContainer } from '../testing/good-tasks.ts';
import { dependsOnInvalid } from './depends-on-invalid.ts';

describe('depends-on-invalid', () => {
  it('reports waiting for the health of a container without health check', () => {
    expect(
      onlyFinding(dependsOnInvalid, planned(withSidecar({ essential: false }, 'HEALTHY'))).message,
    ).toBe(
      'The start order in api is refused: api waits until init is healthy, which has no health check.',
    );
  });

  it('reports waiting for the end of an essential container', () => {
    expect(
      onlyFinding(dependsOnInvalid, planned(withSidecar({ essential: true }, 'SUCCESS'))).message,
    ).toContain('whose end would stop the task');
    expect(
      findingsOf(dependsOnInvalid, planned(withSidecar({ essential: false }, 'SUCCESS'))),
    ).toEqual([]);
  });

  it('reports containers that wait for each other', () => {
    const cloud = withSidecar(
      { essential: true, dependsOn: [{ container: 'api', condition: 'START' }] },
      'START',
    );
    expect(onlyFinding(dependsOnInvalid, planned(cloud)).message).toContain('api waits for itself');
  });

  it('reports a start timeout that ECS does not take', () => {
    expect(
      onlyFinding(dependsOnInvalid, planned(changeContainer('api', { startTimeout: 300 }))).message,
    ).toContain('300 s, and ECS takes 2 to 120');
  });
});

function withSidecar(patch: Partial<ContainerFact>, condition: string) {
  const api = { ...goodContainer('api'), dependsOn: [{ container: 'init', condition }] };
  const { health: _, ...plain } = goodContainer('init');
  const containers = [api, { ...plain, ...patch }];
  return change('taskDefinitions', 'api/Task', { containers });
}
