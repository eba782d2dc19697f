import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlackBox } from '@seaworthy/engine';
import { describe, expect, it } from 'vitest';
import { openShop, shopFiles } from '../../../engine/src/releases/testing/open-shop.ts';
import { runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { engineCommands } from './index.ts';

const long = 60_000;
const secret = 'canary-quokka-71830';

/** The shop in an account, and commands in its folder that work on it. */
async function shopInAccount() {
  // Loading code takes real time, which a virtual clock does not wait for.
  await Promise.all(Object.values(engineCommands).map((load) => load()));
  const shop = openShop();
  const directory = temporaryFolder(shopFiles());
  const variables = { API_TOKEN: secret };
  const command = (args: readonly string[], answer?: string) =>
    shop.run(() =>
      runLongCommand(args, {
        directory,
        variables,
        width: 100,
        openAccount: () => shop.account,
        ...(answer !== undefined && { ask: async () => answer }),
      }),
    );
  return { ...shop, directory, command };
}

describe('seaworthy releases', () => {
  it(
    'lists what was released, and which of it runs',
    async () => {
      const { command, release } = await shopInAccount();
      await release();
      await release({ level: 'debug', token: 'other' });
      await release({ level: 'warning', outcome: 'failed' });
      const { code, stdout, stderr } = await command(['releases']);

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.replaceAll(/\d+.(s|min|h) ago/g, '5 min ago')).toMatchInlineSnapshot(`
        "shop in production, eu-west-1
          3  failed, runs now  5 min ago  ada    migrate and worker: image; api: image, settings and secrets
          2  succeeded         5 min ago  ada    migrate and worker: image; api: image, settings and secrets
          1  succeeded         5 min ago  ada    the first that is kept
        "
      `);
    },
    long,
  );

  it(
    'prints the same as JSON',
    async () => {
      const { command, release } = await shopInAccount();
      await release();
      const { stdout } = await command(['releases', '--json']);

      expect(JSON.parse(stdout)).toMatchObject({
        schemaVersion: 1,
        project: 'shop',
        environment: 'production',
        region: 'eu-west-1',
        running: { number: 1, hasItsSecrets: true },
        releases: [
          {
            number: 1,
            runs: true,
            outcome: 'succeeded',
            startedAt: expect.stringMatching(/^2026-01-01T\d\d:/),
            jobs: ['migrate'],
          },
        ],
      });
    },
    long,
  );

  it('says before the first one that there is none', async () => {
    const { command } = await shopInAccount();

    expect(await command(['releases'])).toMatchObject({
      code: 0,
      stdout: 'Nothing was released yet of shop in production, eu-west-1.\n',
    });
  });
});

describe('seaworthy rollback', () => {
  it(
    'shows what changes and what stays, asks, and goes back',
    async () => {
      const { command, release } = await shopInAccount();
      await release();
      await release({ level: 'debug', token: 'other', more: '  mailer: { build: . }\n' });
      const { code, stdout, stderr } = await command(['rollback'], 'y');

      expect(code).toBe(0);
      expect(stdout).toBe('Release 1 runs again, and is healthy. It is recorded as release 3.\n');
      const shown = stderr
        .replaceAll(/sha256:[0-9a-f]{12}/g, 'sha256:0123456789ab')
        .replaceAll(/[0-9a-f]{8} → [0-9a-f]{8}/g, '01234567 → 89abcdef')
        .replaceAll(/\d+.(s|min|h) ago/g, '5 min ago');
      expect(shown.slice(0, shown.indexOf('\n     '))).toMatchInlineSnapshot(`
        "Back from 2 to release 1 of 5 min ago by ada
          migrate  image     sha256:0123456789ab → sha256:0123456789ab
          api      image     sha256:0123456789ab → sha256:0123456789ab
          api      secrets   01234567 → 89abcdef
          api      settings  as they were then
          worker   image     sha256:0123456789ab → sha256:0123456789ab

        Stores and the network stay as they are. So does mailer, which came later.

        warning: 1 later release ran jobs, and what they did stays: migrate with release 2. If one changed"
      `);
    },
    long,
  );

  it(
    'changes nothing unless it is meant, and needs --yes where nobody can be asked',
    async () => {
      const { command, release, store } = await shopInAccount();
      await release();
      await release({ level: 'debug' });
      const refused = await command(['rollback'], 'n');
      const alone = await command(['rollback']);

      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/Nothing was changed\.\n$/);
      expect(alone).toMatchObject({ code: 2 });
      expect(alone.stderr).toContain('nobody can be asked here; give --yes');
      expect(await store.list()).toHaveLength(2);
    },
    long,
  );

  it(
    'that fails says why, that all is as it was, and where the evidence is; no secret is in it',
    async () => {
      const { command, release, broken, directory, store } = await shopInAccount();
      await release({ level: 'info', token: secret });
      await release({ level: 'debug' });
      broken.add('info');
      const { code, stdout, stderr } = await command(['rollback', '1', '--yes']);

      expect(code).toBe(1);
      expect(stdout).toContain('The rollback failed. Every service has again what it had before.');
      const [, path = ''] = /The evidence is in (\S+);/.exec(stderr) ?? [];
      const box = readBlackBox(join(directory, path));
      expect(box).toMatchObject({ of: 'rollback', end: { outcome: 'failed' } });
      const [definition] = box.definitions.filter(({ service }) => service === 'api');
      expect(definition?.definition).toMatchObject({
        containerDefinitions: [{ name: 'api', environment: [{ name: 'LOG_LEVEL' }] }],
      });
      const again = await command(['doctor', path]);
      const [, page = ''] = /more: (seaworthy help \S+)/.exec(stdout) ?? [];
      expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining(page) });
      const folder = join(directory, '.seaworthy', 'black-boxes');
      const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
      const kept = [...texts, JSON.stringify(await store.list()), stdout, stderr].join('');
      expect(kept).toContain('refused: …');
      expect(kept).not.toContain('quokka');
    },
    long,
  );

  it('refuses what is no number, and a release that is not there', async () => {
    const { command } = await shopInAccount();

    expect(await command(['rollback', 'latest'])).toMatchObject({
      code: 2,
      stderr:
        'seaworthy: latest is not the number of a release; seaworthy releases lists their numbers\n',
    });
    const { code, stderr } = await command(['rollback', '12']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no release 12.');
  });
});
