import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { allow } from '../testing/good-access.ts';
import { planned } from '../testing/good-facts.ts';
import { iamOverbroad } from './iam-overbroad.ts';

describe('iam-overbroad', () => {
  it("warns of AWS's broad policies", () => {
    const managedPolicies = [
      'arn:aws:iam::aws:policy/SecretsManagerReadWrite',
      'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess',
    ];
    expect(
      findingsOf(iamOverbroad, planned(change('roles', 'api/ExecutionRole', { managedPolicies }))),
    ).toEqual([
      'warning: The role ExecutionRole of api may do too much: it has the managed policy SecretsManagerReadWrite.',
      'warning: The role ExecutionRole of api may do too much: it has the managed policy CloudWatchLogsFullAccess.',
    ]);
  });

  it('warns of everything, of a whole service and of every secret', () => {
    const what = (actions: readonly string[], resources: readonly string[]) =>
      findingsOf(
        iamOverbroad,
        planned(change('roles', 'api/TaskRole', { statements: [allow(actions, resources)] })),
      )[0];
    expect(what(['*'], ['*'])).toContain('one statement allows every action');
    expect(what(['s3:*'], ['*'])).toContain('it may do `s3:*` on everything');
    expect(what(['secretsmanager:GetSecretValue'], ['*'])).toContain(
      'on every resource of the account',
    );
    expect(
      what(['secretsmanager:GetSecretValue'], ['arn:aws:secretsmanager:*:*:secret:shop/*']),
    ).toContain('names every region and account');
    expect(what(['ecr:GetAuthorizationToken'], ['*'])).toBeUndefined();
    expect(what(['s3:GetObject'], ['arn:aws:s3:::shop-uploads/*'])).toBeUndefined();
  });
});
