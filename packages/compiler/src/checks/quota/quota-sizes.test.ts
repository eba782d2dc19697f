import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { quotaSizes } from './quota-sizes.ts';

describe('quota-sizes', () => {
  it('reports a stack with more resources than CloudFormation takes', () => {
    const cloud = change('stacks', 'shop-production-foundation', { resources: 501 });
    expect(findingsOf(quotaSizes, planned(cloud))).toEqual([
      'error: The stack shop-production-foundation has 501 resources; CloudFormation takes 500.',
    ]);
  });

  it('warns when a stack comes close', () => {
    const cloud = change('stacks', 'shop-production-foundation', {
      resources: 480,
      bytes: 950_000,
    });
    expect(findingsOf(quotaSizes, planned(cloud)).map((finding) => finding.split(':')[0])).toEqual([
      'warning',
      'warning',
    ]);
  });

  it('reports a role whose policies are too long', () => {
    const cloud = change('roles', 'api/TaskRole', { inlineSize: 10_241 });
    expect(findingsOf(quotaSizes, planned(cloud))).toEqual([
      'error: The inline policies of the role api have 10241 characters; IAM takes 10240.',
    ]);
  });
});
