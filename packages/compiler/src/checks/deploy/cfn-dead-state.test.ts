import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { cfnDeadState } from './cfn-dead-state.ts';

describe('cfn-dead-state', () => {
  it('names the way out of a failed first creation', () => {
    const cloud = change('stacks', 'shop-production-foundation', { status: 'ROLLBACK_COMPLETE' });
    const finding = onlyFinding(cfnDeadState, live(cloud));
    expect(finding.message).toBe(
      'The stack shop-production-foundation is in ROLLBACK_COMPLETE and cannot be updated.',
    );
    expect(finding.help).toContain('delete the stack');
  });

  it('says that another operation is under way', () => {
    const cloud = change('stacks', 'shop-production-foundation', { status: 'UPDATE_IN_PROGRESS' });
    expect(findingsOf(cfnDeadState, live(cloud))).toEqual([
      'error: Another operation is under way on the stack shop-production-foundation (UPDATE_IN_PROGRESS).',
    ]);
  });

  it('advises against exports and against what must be emptied by hand', () => {
    const cloud = change('stacks', 'shop-production-foundation', {
      exports: ['VpcId'],
      mustBeEmptied: ['Uploads'],
    });
    expect(findingsOf(cfnDeadState, planned(cloud))).toEqual([
      'advice: The stack shop-production-foundation exports VpcId: while another stack imports them, they can neither change nor go.',
      'advice: The stack shop-production-foundation cannot be deleted while Uploads holds anything.',
    ]);
  });

  it('is content with a stack that was updated', () => {
    const cloud = change('stacks', 'shop-production-foundation', { status: 'UPDATE_COMPLETE' });
    expect(findingsOf(cfnDeadState, live(cloud))).toEqual([]);
  });
});
