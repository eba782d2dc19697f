import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretsProject } from '../../testing/secrets-project.ts';

function composeWith(keys: readonly string[]): string {
  return `name: shop\nservices:\n  api:\n    image: acme/api:1.0\n    environment: [${keys.join(', ')}]\n`;
}

function shop(secret: Readonly<Record<string, unknown>>) {
  return secretsProject({ 'compose.yaml': composeWith(['API_TOKEN']) }, JSON.stringify(secret));
}

describe('secrets pull', () => {
  it('writes a file that only its owner can read', async () => {
    const { command, directory } = await shop({ API_TOKEN: "it's", OTHER: 'a$b' });
    const umask = process.umask(0);

    const { code, stdout } = await command(['pull']);
    process.umask(umask);

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Wrote 2 keys to .env.production, for you alone.\n',
    });
    const path = join(directory, '.env.production');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(
      "# Secrets of shop in production. Keep this file to yourself.\nAPI_TOKEN=\"it's\"\nOTHER='a$b'\n",
    );
    expect(readdirSync(directory).sort()).toEqual(['.env.production', 'compose.yaml']);
  });

  it('overwrites a file with --yes alone, and then makes it private', async () => {
    const { command, directory } = await shop({ API_TOKEN: '1' });
    const path = join(directory, 'x.env');
    writeFileSync(path, 'MINE=1\n', { mode: 0o644 });

    const refused = await command(['pull', 'x.env']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('There is a file x.env already');
    expect(readFileSync(path, 'utf8')).toBe('MINE=1\n');

    expect((await command(['pull', 'x.env', '--yes'])).code).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('does not write through a link to somewhere else', async () => {
    const { command, directory } = await shop({ API_TOKEN: '1' });
    mkdirSync(join(directory, 'public'));
    writeFileSync(join(directory, 'public/file'), 'theirs');
    symlinkSync('public/file', join(directory, 'x.env'));

    await command(['pull', 'x.env', '--yes']);

    expect(readFileSync(join(directory, 'public/file'), 'utf8')).toBe('theirs');
    expect(readFileSync(join(directory, 'x.env'), 'utf8')).toContain('API_TOKEN=1');
  });

  it('refuses a file that Git tracks, and says of another one when Git would take it in', async () => {
    const { command, directory } = await shop({ API_TOKEN: '1' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, stdio: 'pipe' });
    git('init', '-q');
    writeFileSync(join(directory, '.gitignore'), 'ignored.env\n');
    writeFileSync(join(directory, '.env.production'), 'API_TOKEN=old\n');
    git('add', '-f', '.env.production');

    const tracked = await command(['pull', '--yes']);
    const seen = await command(['pull', 'seen.env']);
    const ignored = await command(['pull', 'ignored.env']);

    expect(tracked.code).toBe(1);
    expect(tracked.stderr).toContain('Git tracks .env.production');
    expect(readFileSync(join(directory, '.env.production'), 'utf8')).toBe('API_TOKEN=old\n');
    expect(seen.stderr).toContain('Git does not ignore seen.env');
    expect(ignored).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    [
      'a value that no line can hold',
      { API_TOKEN: 'a\0b', OTHER: '1' },
      'API_TOKEN cannot be written',
    ],
    ['a key that is no name', { 'API TOKEN': '1' }, 'API TOKEN cannot be written'],
    ['a number', { API_TOKEN: 1e6 }, 'The value of API_TOKEN in shop/production/app is no text'],
  ])('refuses %s by its name, and leaves no file', async (_what, secret, message) => {
    const { command, directory } = await shop(secret);

    const { code, stderr } = await command(['pull']);

    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(readdirSync(directory)).toEqual(['compose.yaml']);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const { command, directory } = await shop({ API_TOKEN: '1' });

    const { code, stderr } = await command(['pull', 'no/such/folder.env']);

    expect(code).toBe(1);
    expect(stderr).toContain('no/such/folder.env cannot be written: its folder does not exist');
    expect(readdirSync(directory)).toEqual(['compose.yaml']);
  });
});

/** What .env files, JSON and shells take for something else. */
const value = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'\'"`\\$#=:{},[] \n\r\t',
        '${X}',
        '$(x)',
        '\\n',
        ' #',
        '\u2028',
        '키',
        '🔑',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => !/\p{Surrogate}|\0/u.test(text) && /\S/.test(text));

it('push, pull and push again is the identity on 10,000 random values', async () => {
  const keys = Array.from({ length: 200 }, (_, at) => `KEY_${at}_TOKEN`);
  // Declared, as a value such as `No` would make its variable a plain one.
  const declared = `x-seaworthy: { variables: { ${keys.map((key) => `${key}: secret`).join(', ')} } }`;
  const { command, held } = await secretsProject({
    'compose.yaml': `${composeWith(keys)}${declared}\n`,
  });
  for (let round = 0; round < 50; round += 1) {
    const values = Object.fromEntries(
      fc.sample(value, keys.length).map((text, at) => [keys[at] ?? '', text]),
    );
    expect((await command(['push', '--yes'], { variables: values })).code).toBe(0);
    expect(await held()).toEqual(values);
    expect((await command(['pull', 'x.env', '--yes'])).code).toBe(0);

    const again = await command(['push', 'x.env']);

    expect(again.stdout).toContain('200 keys as here already.');
    expect(again.stdout).toContain('There is nothing to write.');
  }
}, 120_000);
