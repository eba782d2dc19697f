import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  ListSecretVersionIdsCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PreparedWrite, prepareWrite, type Refused } from './prepare-write.ts';
import {
  ownerOf,
  type SecretAccount,
  secretAccount,
  secretName,
  valuesOf,
} from './testing/secret-account.ts';
import { writePrepared } from './write-prepared.ts';

const owner = ownerOf('A', 'B', 'C');

function prepare(
  values: Readonly<Record<string, string>>,
  account: SecretAccount,
  prune = false,
): Promise<PreparedWrite | Refused> {
  return prepareWrite({ ...owner, values: valuesOf(values), prune }, account);
}

async function prepared(...given: Parameters<typeof prepare>): Promise<PreparedWrite> {
  const found = await prepare(...given);
  if (found.kind === 'refused') throw new Error(found.diagnostics[0]?.message ?? 'refused');
  return found;
}

function codesOf(found: { readonly kind: string } | Refused): readonly string[] {
  return 'diagnostics' in found ? found.diagnostics.map(({ code }) => code) : [];
}

describe('a write', () => {
  it('says by name what would change before it changes anything', async () => {
    const account = secretAccount();
    await account.create('{"A":"1","B":"2","OLD":"3"}');

    const found = await prepared({ A: '1', B: 'new', X: '4' }, account);

    expect(found).toMatchObject({
      added: ['X'],
      changed: ['B'],
      same: ['A'],
      kept: ['OLD'],
      removed: [],
      missing: ['C'],
    });
    expect(await account.read()).toEqual({ A: '1', B: '2', OLD: '3' });
  });

  it('is one version, and keeps what only the secret has', async () => {
    const account = secretAccount();
    await account.create('{"A":"1","OLD":"3"}');

    await writePrepared(await prepared({ A: 'new', B: '2' }, account), account);

    expect(await account.read()).toEqual({ A: 'new', OLD: '3', B: '2' });
    const list = new ListSecretVersionIdsCommand({ SecretId: secretName, IncludeDeprecated: true });
    const { Versions } = await account.clients.secretsManager.send(list);
    expect(Versions).toHaveLength(2);
  });

  it('drops with --prune what no service asks for, and nothing else', async () => {
    const account = secretAccount();
    await account.create('{"A":"1","B":"2","OLD":"3","NUMBER":4}');

    const found = await prepared({ A: '1' }, account, true);
    await writePrepared(found, account);

    expect(found).toMatchObject({ kept: ['B'], removed: ['OLD', 'NUMBER'] });
    expect(await account.read()).toEqual({ A: '1', B: '2' });
  });

  it('fills a secret that has no value yet', async () => {
    const account = secretAccount();
    await account.create();

    const outcome = await writePrepared(await prepared({ A: '1' }, account), account);

    expect(outcome.kind).toBe('written');
    expect(await account.read()).toEqual({ A: '1' });
  });

  it('keeps what AWS knows as the version before it, for one step back', async () => {
    const account = secretAccount();
    await account.create('{"A":"1"}');

    await writePrepared(await prepared({ A: '2' }, account), account);

    const command = new DescribeSecretCommand({ SecretId: secretName });
    const { VersionIdsToStages = {} } = await account.clients.secretsManager.send(command);
    const [before] = Object.entries(VersionIdsToStages).find(([, labels]) =>
      labels.includes('AWSPREVIOUS'),
    ) ?? [''];
    expect(await account.read(before)).toEqual({ A: '1' });
  });

  it('leaves alone what somebody else has written since it was prepared', async () => {
    const account = secretAccount();
    await account.create('{"A":"1"}');
    const found = await prepared({ A: '2' }, account);
    await account.put('{"A":"theirs"}');

    const outcome = await writePrepared(found, account);

    expect(codesOf(outcome)).toEqual(['secrets/changed-meanwhile']);
    expect(await account.read()).toEqual({ A: 'theirs' });
  });

  it('leaves alone what somebody else writes between its own two calls', async () => {
    const account = secretAccount();
    await account.create('{"A":"1"}');
    const found = await prepared({ A: '2' }, account);
    const { middlewareStack } = account.clients.secretsManager;
    middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName === 'PutSecretValueCommand') {
            middlewareStack.remove('somebody else');
            await account.put('{"A":"theirs"}');
          }
          return answer;
        },
      { step: 'initialize', name: 'somebody else' },
    );

    const outcome = await writePrepared(found, account);

    expect(codesOf(outcome)).toEqual(['secrets/changed-meanwhile']);
    expect(await account.read()).toEqual({ A: 'theirs' });
  });

  it('knows its own success when the answer to the last call is lost', async () => {
    const account = secretAccount();
    await account.create('{"A":"1"}');
    const found = await prepared({ A: '2' }, account);
    const { middlewareStack } = account.clients.secretsManager;
    middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          // The SDK repeats a call without an answer; the second one finds the label moved.
          return commandName === 'UpdateSecretVersionStageCommand' ? next(args) : answer;
        },
      { step: 'initialize' },
    );

    const outcome = await writePrepared(found, account);

    expect(outcome.kind).toBe('written');
    expect(await account.read()).toEqual({ A: '2' });
  });

  it('is all there or not at all, whenever it is cut off', async () => {
    for (const cutAt of [0, 1, 2]) {
      const account = secretAccount();
      await account.create('{"A":"1","B":"1"}');
      const found = await prepared({ A: '2', B: '2' }, account);
      let calls = 0;
      account.clients.secretsManager.middlewareStack.add(
        (next) => async (args) => {
          calls += 1;
          if (calls > cutAt) throw new Error('cut off');
          return next(args);
        },
        { step: 'initialize', name: 'cut' },
      );
      await expect(writePrepared(found, account)).rejects.toThrow('cut off');
      account.clients.secretsManager.middlewareStack.remove('cut');
      expect(await account.read()).toEqual({ A: '1', B: '1' });

      const again = await prepared({ A: '2', B: '2' }, account);
      expect((await writePrepared(again, account)).kind).toBe('written');
    }
  });
});

describe('of several who write at once', () => {
  it('each either wins or is told, and nothing that was written goes unseen', async () => {
    const keys = ['A', 'B', 'C'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 4 }),
        async (scheduler, people) => {
          const account = secretAccount();
          await account.create('{}');
          account.clients.secretsManager.middlewareStack.add(
            (next) => scheduler.scheduleFunction((args: Parameters<typeof next>[0]) => next(args)),
            { step: 'initialize' },
          );
          const write = async (person: number): Promise<string[]> => {
            const key = keys[person % keys.length] ?? 'A';
            const found = await prepared({ [key]: String(person) }, account);
            const { kind } = await writePrepared(found, account);
            return kind === 'written' ? [String(person)] : [];
          };
          const writing = Promise.all(Array.from({ length: people }, (_, person) => write(person)));
          await scheduler.waitFor(writing);
          const winners = (await writing).flat();
          const reading = account.read();
          await scheduler.waitFor(reading);
          const held = Object.values((await reading) as Record<string, string>);
          // Whoever won wrote a key of their own, or over what they had seen.
          expect(winners.length).toBeGreaterThan(0);
          expect(held.every((value) => winners.includes(value))).toBe(true);
          const latest = new Map(winners.map((person) => [keys[Number(person) % 3], person]));
          expect(held.length).toBe(latest.size);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('refuses', () => {
  it.each([
    ['text that is not JSON', 'hunter2', 'text that is not JSON'],
    ['a list', '["hunter2"]', 'a list'],
    ['a single value', '"hunter2"', 'a single value'],
    ['nothing', 'null', 'a single value'],
  ])('a secret that is %s, without a word of it', async (_what, text, found) => {
    const account = secretAccount();
    await account.create(text);

    const refused = await prepare({ A: '1' }, account);

    expect(codesOf(refused)).toEqual(['secrets/not-an-object']);
    expect(JSON.stringify(refused)).toContain(found);
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });

  it('values that are no text, by their keys, until they are replaced', async () => {
    const account = secretAccount();
    await account.create('{"A":1000000,"B":{"x":1},"C":null,"D":"4"}');

    const refused = await prepare({ A: '1' }, account);
    const replaced = await prepare({ A: '1', B: '2', C: '3' }, account);

    expect(codesOf(refused)).toEqual(['secrets/not-text']);
    expect(JSON.stringify(refused)).toContain('The values of B and C');
    expect(replaced).toMatchObject({ added: ['A', 'B', 'C'], kept: ['D'] });
  });

  it('a secret that is not there, and one that is marked for deletion', async () => {
    const account = secretAccount();
    expect(codesOf(await prepare({ A: '1' }, account))).toEqual(['secrets/absent']);

    await account.create('{}');
    await account.clients.secretsManager.send(new DeleteSecretCommand({ SecretId: secretName }));

    expect(codesOf(await prepare({ A: '1' }, account))).toEqual(['secrets/deleted']);
  });

  it('a secret that AWS rotates by itself', async () => {
    const account = secretAccount();
    await account.create('{"A":"1"}');
    account.clients.secretsManager.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName === 'DescribeSecretCommand') {
            Object.assign(answer.output, { RotationEnabled: true });
          }
          return answer;
        },
      { step: 'initialize' },
    );

    expect(codesOf(await prepare({ A: '2' }, account))).toEqual(['secrets/rotation-on']);
    expect(await account.read()).toEqual({ A: '1' });
  });

  it.each([
    ['a colon in a key', { 'A:B': '1' }, 'secrets/bad-name'],
    ['a sign of equality in a key', { 'A=B': '1' }, 'secrets/bad-name'],
    ['an empty key', { '': '1' }, 'secrets/bad-name'],
    ['a space in a key', { 'A B': '1' }, 'secrets/bad-name'],
    ['a NUL in a value', { A: 'x\0y' }, 'secrets/bad-value'],
    ['half a character', { A: '\ud800' }, 'secrets/bad-value'],
    ['65,537 bytes', { A: 'x'.repeat(65_537 - '{"A":""}'.length) }, 'secrets/too-large'],
  ])('%s, before AWS is asked to write', async (_what, values, code) => {
    const account = secretAccount();
    await account.create('{}');

    expect(codesOf(await prepare(values, account))).toEqual([code]);
    expect(await account.read()).toEqual({});
  });

  it('takes 65,536 bytes', async () => {
    const account = secretAccount();
    await account.create('{}');
    const A = 'x'.repeat(65_536 - '{"A":""}'.length);

    const outcome = await writePrepared(await prepared({ A }, account), account);

    expect(outcome.kind).toBe('written');
  });

  it('keeps a key called __proto__ a key', async () => {
    const account = secretAccount();
    await account.create('{"__proto__":"x"}');

    await writePrepared(await prepared({ A: '1' }, account), account);

    expect(Object.keys((await account.read()) as object)).toEqual(['__proto__', 'A']);
  });
});

it('a label that somebody moves in between is theirs', async () => {
  const account = secretAccount();
  await account.create('{"A":"1"}');
  const found = await prepared({ A: '2' }, account);
  const theirs = await account.put('{"A":"theirs"}');
  const back = new UpdateSecretVersionStageCommand({
    SecretId: secretName,
    VersionStage: 'AWSCURRENT',
    RemoveFromVersionId: theirs,
    MoveToVersionId: found.secret.current ?? '',
  });
  await account.clients.secretsManager.send(back);

  // There and back again: what was compared is what is current.
  expect((await writePrepared(found, account)).kind).toBe('written');
});
