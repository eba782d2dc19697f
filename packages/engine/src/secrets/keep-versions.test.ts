import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { keep as keepVersions, mostKept } from '../secret-store/secrets-manager/keep.ts';
import { prepareRollback } from './prepare-rollback.ts';
import {
  ownerOf,
  type SecretAccount,
  secretAccount,
  secretName,
} from './testing/secret-account.ts';
import { makeCurrent } from './write-secret.ts';

async function labels({ clients }: SecretAccount): Promise<Record<string, readonly string[]>> {
  const command = new DescribeSecretCommand({ SecretId: secretName });
  return (await clients.secretsManager.send(command)).VersionIdsToStages ?? {};
}

async function withVersions(count: number) {
  const account = secretAccount();
  await account.create();
  const versions: string[] = [];
  for (let at = 0; at < count; at += 1) versions.push(await account.put(`{"A":"${at}"}`));
  return { account, versions };
}

describe('versions in use', () => {
  it('get a label, so that AWS does not forget them; others lose it', async () => {
    const { account, versions } = await withVersions(4);
    const [first = '', second = ''] = versions;

    await keepVersions(secretName, [first], account);
    expect((await labels(account))[first]).toEqual([`seaworthy-keeps-${first}`]);

    await keepVersions(secretName, [second], account);
    const now = await labels(account);
    expect(now[first]).toBeUndefined();
    expect(now[second]).toEqual([`seaworthy-keeps-${second}`]);
  });

  it('are kept up to the labels that a secret may have, the first ones first', async () => {
    const { account, versions } = await withVersions(30);

    await keepVersions(secretName, versions, account);

    const kept = Object.values(await labels(account)).flat();
    expect(kept.filter((label) => label.startsWith('seaworthy-keeps-'))).toHaveLength(mostKept);
    expect(kept).toContain(`seaworthy-keeps-${versions[0]}`);
    expect(kept.length).toBeLessThanOrEqual(20);
  });

  it('may be gone, and the secret too', async () => {
    const { account } = await withVersions(1);
    const gone = '00000000-0000-0000-0000-000000000000';

    await keepVersions(secretName, [gone], account);
    await keepVersions('shop/staging/app', [gone], account);
  });
});

describe('a step back', () => {
  it('is to the version before, and shows by name what that changes', async () => {
    const { account, versions } = await withVersions(2);

    const found = await prepareRollback(ownerOf('A'), account);

    expect(found).toMatchObject({ kind: 'prepared', version: versions[0], changed: ['A'] });
    if (found.kind === 'refused') throw new Error('refused');
    expect(await makeCurrent(found.secret, found.version, account)).toBe(true);
    expect(await account.read()).toEqual({ A: '0' });
  });

  it('is to any version that is still there, by the beginning of its id', async () => {
    const { account, versions } = await withVersions(5);
    const version = versions[1]?.slice(0, 8) ?? '';

    const found = await prepareRollback({ ...ownerOf('A'), version }, account);

    expect(found).toMatchObject({ kind: 'prepared', version: versions[1] });
  });

  it.each([
    ['nothing came before', 1, undefined, 'secrets/no-earlier-version'],
    ['no version begins so', 3, 'ffffffff-0', 'secrets/unknown-version'],
    ['several versions begin so', 3, '', 'secrets/unknown-version'],
  ])('is refused when %s', async (_why, count, version, code) => {
    const { account } = await withVersions(count);

    const found = await prepareRollback(
      { ...ownerOf('A'), ...(version !== undefined && { version }) },
      account,
    );

    expect(found).toMatchObject({ kind: 'refused', diagnostics: [{ code }] });
  });

  it('is not taken when somebody else has taken another', async () => {
    const { account } = await withVersions(2);
    const found = await prepareRollback(ownerOf('A'), account);
    if (found.kind === 'refused') throw new Error('refused');
    await account.put('{"A":"theirs"}');

    expect(await makeCurrent(found.secret, found.version, account)).toBe(false);
    expect(await account.read()).toEqual({ A: 'theirs' });
  });
});
