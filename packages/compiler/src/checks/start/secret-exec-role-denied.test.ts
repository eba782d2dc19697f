import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { allow } from '../testing/good-access.ts';
import { live, planned } from '../testing/good-facts.ts';
import { secretExecRoleDenied } from './secret-exec-role-denied.ts';

describe('secret-exec-role-denied', () => {
  it('reports a secret that the execution role may not read', () => {
    const cloud = change('roles', 'worker/ExecutionRole', {
      statements: [allow(['secretsmanager:GetSecretValue'], ['${data/AppSecret}'])],
    });
    expect(findingsOf(secretExecRoleDenied, planned(cloud))).toEqual([
      'error: The execution role of worker may not read Connections: it lacks secretsmanager:GetSecretValue.',
    ]);
  });

  it('says when the permission went to the task role', () => {
    const statements = [allow(['secretsmanager:*'], ['*'])];
    const cloud = change(
      'roles',
      'worker/TaskRole',
      { statements },
      change('roles', 'worker/ExecutionRole', { statements: [] }),
    );
    expect(findingsOf(secretExecRoleDenied, planned(cloud))[0]).toContain(
      'The wrong role of worker may read shop/production/app',
    );
  });

  it('asks for the key of a secret with a customer key', () => {
    const cloud = change('secrets', 'data/AppSecret', { key: 'data/Key' });
    expect(findingsOf(secretExecRoleDenied, planned(cloud))[0]).toContain('it lacks kms:Decrypt');
  });

  it('does not fire where conditions or unseen policies decide', () => {
    const statements = [{ ...allow(['secretsmanager:GetSecretValue'], ['*']), conditional: true }];
    expect(
      findingsOf(
        secretExecRoleDenied,
        planned(change('roles', 'worker/ExecutionRole', { statements })),
      ),
    ).toEqual([]);
    expect(
      findingsOf(
        secretExecRoleDenied,
        live(change('roles', 'worker/ExecutionRole', { statements: 'unknown' })),
      ),
    ).toEqual([]);
    expect(
      findingsOf(
        secretExecRoleDenied,
        live(
          change('roles', 'worker/ExecutionRole', {
            statements: [],
            managedPolicies: ['arn:aws:iam::111122223333:policy/own'],
          }),
        ),
      ),
    ).toEqual([]);
  });
});
