import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { displayText, plainText } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { diskHost } from './disk-host.ts';
import { disk, type FileSystem } from './file-system.ts';

const asValue = { position: 'value' } as const;

/** A file system on which one operation fails as the operating system makes it fail. */
function failing(operation: keyof FileSystem, code: string): FileSystem {
  return {
    ...disk,
    [operation]: () => {
      throw Object.assign(new Error(`${code}: somewhere`), { code });
    },
  };
}

describe('files', () => {
  it('are read from the project directory, and from outside it', () => {
    const folder = temporaryFolder({ 'shop/compose.yaml': 'a: 1', 'shared/base.yaml': 'b: 2' });
    const host = diskHost(join(folder, 'shop'), { processEnvironment: {} });
    expect(host.readText('compose.yaml')).toEqual({ kind: 'text', text: 'a: 1' });
    expect(host.readText('../shared/base.yaml')).toEqual({ kind: 'text', text: 'b: 2' });
    expect(host.readText('none.yaml')).toEqual({ kind: 'absent' });
    expect(host.readText('compose.yaml/x')).toEqual({ kind: 'absent' });
  });

  it('keep a byte order mark, so that places count as in the file', () => {
    const folder = temporaryFolder({ 'compose.yaml': '\ufeffname: 가게\r\n' });
    const host = diskHost(folder, { processEnvironment: {} });
    expect(host.readText('compose.yaml')).toEqual({ kind: 'text', text: '\ufeffname: 가게\r\n' });
  });

  it('say why they cannot be read', () => {
    const folder = temporaryFolder({ 'folder/': '' });
    writeFileSync(join(folder, 'latin1.env'), Buffer.from([0x41, 0x3d, 0xe9]));
    writeFileSync(join(folder, 'utf16.env'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    writeFileSync(join(folder, 'huge.env'), Buffer.alloc(16 * 1024 * 1024 + 1));
    symlinkSync('loop', join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const host = diskHost(folder, { processEnvironment: {} });
    const reason = (path: string) => {
      const found = host.readText(path);
      return found.kind === 'unreadable' ? found.reason : found.kind;
    };
    expect(reason('folder')).toBe('it is a folder');
    expect(reason('latin1.env')).toBe('it is not UTF-8 text');
    expect(reason('utf16.env')).toBe('it is UTF-16 text; save it as UTF-8');
    expect(reason('huge.env')).toBe('it is larger than 16 MB');
    expect(reason('loop')).toBe('its links lead in a circle');
    expect(reason('pipe')).toBe('it is not a regular file');
    expect(reason('a\0b')).toBe('no file can have this path');
    expect(reason('x'.repeat(5000))).toBe('its path is too long');
  });

  it.each([
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EMFILE', 'too many files are open'],
    ['ESTALE', 'ESTALE'],
  ])('say what %s means', (code, reason) => {
    const folder = temporaryFolder({ 'compose.yaml': 'a: 1' });
    const host = diskHost(folder, { processEnvironment: {} }, failing('readFileSync', code));
    expect(host.readText('compose.yaml')).toEqual({ kind: 'unreadable', reason });
  });

  it.skipIf(process.getuid?.() === 0)('say that permission is denied', () => {
    const folder = temporaryFolder({ '.env': 'A=1' });
    chmodSync(join(folder, '.env'), 0);
    const host = diskHost(folder, { processEnvironment: {} });
    expect(host.readText('.env')).toEqual({ kind: 'unreadable', reason: 'permission denied' });
  });

  it('are read once, so that all stages see the same text', () => {
    const folder = temporaryFolder({ 'compose.yaml': 'a: 1' });
    const host = diskHost(folder, { processEnvironment: {} });
    host.readText('compose.yaml');
    writeFileSync(join(folder, 'compose.yaml'), 'a: 2');
    expect(host.readText('compose.yaml')).toEqual({ kind: 'text', text: 'a: 1' });
  });
});

describe('folders', () => {
  it('list their names, folders and links to folders with a slash', () => {
    const folder = temporaryFolder({ 'b.txt': '', 'a/x': '', 'c/': '' });
    symlinkSync('a', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'broken'));
    const host = diskHost(folder, { processEnvironment: {} });
    expect(host.listFolder('.')).toEqual(['a/', 'b.txt', 'broken', 'c/', 'link/']);
    expect(host.listFolder('a')).toEqual(['x']);
    expect(host.listFolder('none')).toEqual([]);
  });
});

describe('variables', () => {
  it('come from the process before .env', () => {
    const folder = temporaryFolder({ '.env': 'LOG_LEVEL=info\nPORT=80\n' });
    const host = diskHost(folder, { processEnvironment: { LOG_LEVEL: 'debug' } });
    expect(host.variable('LOG_LEVEL', asValue)).toEqual({
      name: 'LOG_LEVEL',
      text: plainText('debug'),
      empty: false,
    });
    expect(host.variable('PORT', asValue)).toEqual({
      name: 'PORT',
      text: plainText('80'),
      empty: false,
      span: { file: '.env', start: 15, end: 19 },
    });
    expect(host.variable('NONE', asValue)).toBeUndefined();
    expect(host.variable('toString', asValue)).toBeUndefined();
  });

  it('never show a secret, but its address and whether it is empty', () => {
    const folder = temporaryFolder({
      '.env':
        'DB_PASSWORD=hunter2\nDATABASE_URL=postgres://app:hunter2@db/app\nAPI_KEY=\nTENANT=f3a91bc\n',
    });
    const host = diskHost(folder, { processEnvironment: {} });
    const shown = (name: string, position: 'value' | 'structure') =>
      displayText(host.variable(name, { position })?.text ?? []);
    for (const position of ['value', 'structure'] as const) {
      expect(shown('DB_PASSWORD', position)).toBe('${DB_PASSWORD}');
      expect(shown('DATABASE_URL', position)).toBe('postgres://app:${DATABASE_URL}@db/app');
    }
    expect(host.variable('API_KEY', asValue)).toMatchObject({ text: [], empty: true });
    expect(shown('TENANT', 'value')).toBe('${TENANT}');
    expect(shown('TENANT', 'structure')).toBe('f3a91bc');
    expect(JSON.stringify(host.diagnostics())).not.toContain('hunter2');
  });

  it('follow what the user declares', () => {
    const folder = temporaryFolder({ '.env': 'API_KEY=abc\nLOG_LEVEL=debug\n' });
    const host = diskHost(folder, { processEnvironment: {} });
    const plain = host.variable('API_KEY', { position: 'value', declared: 'plain' });
    expect(plain?.text).toEqual(plainText('abc'));
    const secret = host.variable('LOG_LEVEL', { position: 'structure', declared: 'secret' });
    expect(displayText(secret?.text ?? [])).toBe('${LOG_LEVEL}');
  });

  it('come from the files of --env-file instead of .env, the last one first', () => {
    const folder = temporaryFolder({
      '.env': 'PORT=1\n',
      'base.env': 'HOST=localhost\nURL=http://${HOST}\nPORT=2\n',
      'shop/over.env': 'HOST=example.com\nURL=http://${HOST}:${PORT}\n',
    });
    const host = diskHost(join(folder, 'shop'), {
      envFiles: ['../base.env', join(folder, 'shop/over.env')],
      processEnvironment: {},
    });
    expect(displayText(host.variable('URL', asValue)?.text ?? [])).toBe('http://example.com:2');
    expect(host.variable('PORT', asValue)?.span?.file).toBe('../base.env');
    expect(host.variable('HOST', asValue)?.span?.file).toBe('over.env');
    expect(host.diagnostics()).toEqual([]);
  });

  it('are without .env where Compose is told to be', () => {
    const folder = temporaryFolder({ '.env': 'PORT=1\n' });
    const host = diskHost(folder, { processEnvironment: { COMPOSE_DISABLE_ENV_FILE: '1' } });
    expect(host.variable('PORT', asValue)).toBeUndefined();
  });

  it('tell what is wrong with their files', () => {
    const codes = (files: Readonly<Record<string, string>>, envFiles?: readonly string[]) =>
      diskHost(temporaryFolder(files), { processEnvironment: {}, ...(envFiles && { envFiles }) })
        .diagnostics()
        .map(({ code, message }) => `${code}: ${message}`);
    expect(codes({})).toEqual([]);
    expect(codes({ '.env/': '' })).toEqual([]);
    expect(codes({}, ['prod.env'])).toEqual(['env-file/absent: There is no file `prod.env`.']);
    expect(codes({ 'prod.env/': '' }, ['prod.env'])).toEqual([
      'env-file/unreadable: `prod.env` cannot be read: it is a folder.',
    ]);
    expect(codes({ '.env': 'A="x' })).toEqual([
      'env-file/unclosed-quote: The quote that opens the value of `A` is never closed.',
    ]);
  });

  it('count as unset when .env may not be read', () => {
    const folder = temporaryFolder({ '.env': 'PORT=1\n' });
    const host = diskHost(folder, { processEnvironment: {} }, failing('readFileSync', 'EACCES'));
    expect(host.variable('PORT', asValue)).toBeUndefined();
    expect(host.diagnostics()).toMatchObject([
      { code: 'env-file/unreadable', message: '`.env` cannot be read: permission denied.' },
    ]);
  });
});

describe('an environment file', () => {
  const text = 'DB_PASSWORD="hunter2"\nURL=http://${HOST}\nHOME_HOST\nOTHER\n';
  const entriesOf = (
    format: 'compose' | 'raw',
    declared = new Map<string, 'plain' | 'secret'>(),
  ) => {
    const folder = temporaryFolder({ 'api.env': text, '.env': 'HOST=example.com\n' });
    const host = diskHost(folder, { processEnvironment: { HOME_HOST: 'laptop' } });
    const file = host.readEnvironmentFile({ path: 'api.env', format, declared });
    return file.kind === 'entries'
      ? file.entries.map(({ name, value }) => [name.value, value && displayText(value)])
      : file;
  };

  it('is read as Compose reads it, with .env’s variables filled in and secrets left out', () => {
    expect(entriesOf('compose')).toEqual([
      ['DB_PASSWORD', '${DB_PASSWORD}'],
      ['URL', 'http://example.com'],
      ['HOME_HOST', 'laptop'],
      ['OTHER', null],
    ]);
  });

  it('is read as it stands when its format is raw', () => {
    expect(
      entriesOf(
        'raw',
        new Map([
          ['DB_PASSWORD', 'plain'],
          ['URL', 'plain'],
        ]),
      ),
    ).toEqual([
      ['DB_PASSWORD', '"hunter2"'],
      ['URL', 'http://${HOST}'],
      ['HOME_HOST', 'laptop'],
      ['OTHER', null],
    ]);
  });

  it('may be missing', () => {
    const host = diskHost(temporaryFolder(), { processEnvironment: {} });
    const request = { path: 'none.env', format: 'compose', declared: new Map() } as const;
    expect(host.readEnvironmentFile(request)).toEqual({ kind: 'absent' });
  });
});
