import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { anywhere, publicSubnets } from '../testing/good-network.ts';
import { taskPublicOpen } from './task-public-open.ts';

describe('task-public-open', () => {
  it('reports tasks with a public address that let everybody in', () => {
    const placement = {
      subnets: publicSubnets,
      securityGroups: ['base/ApiGroup'],
      publicAddress: true,
    };
    const cloud = change('securityGroups', 'base/ApiGroup', { ingress: [anywhere(8000)] });
    expect(
      onlyFinding(taskPublicOpen, planned(change('services', 'api/Service', { placement }, cloud)))
        .severity,
    ).toBe('error');
    expect(onlyFinding(taskPublicOpen, planned(cloud)).severity).toBe('warning');
  });

  it('advises against root', () => {
    expect(findingsOf(taskPublicOpen, planned(changeContainer('api', { user: '0:0' })))).toEqual([
      'advice: api runs as root.',
    ]);
    expect(findingsOf(taskPublicOpen, planned(changeContainer('api', { user: '1000' })))).toEqual(
      [],
    );
  });
});
