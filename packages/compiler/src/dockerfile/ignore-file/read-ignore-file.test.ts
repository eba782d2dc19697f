import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoresWholeFolder, isIgnored, readIgnoreFile } from './read-ignore-file.ts';

const ignored = (text: string, path: string) => isIgnored(readIgnoreFile(text), path);

describe('.dockerignore', () => {
  test.each([
    ['**', 'dir/file', true],
    ['**/', 'dir/file', true],
    ['dir/**', 'dir/dir2/file', true],
    ['dir/**', 'dir', false],
    ['**/dir', 'a/dir/file', true],
    ['**/dir2/*', 'dir/dir2/file', true],
    ['**file', 'dir/dir/file', true],
    ['**/file*txt', 'dir/dir/file.txt', true],
    ['**/**/*.txt', 'file.txt', true],
    ['**/**/*.txt2', 'dir/dir/file.txt', false],
    ['a**/*.txt', 'a/dir/dir/file.txt', true],
    ['a/*.txt', 'a/dir/file.txt', false],
    ['a[b-d]e', 'ace', true],
    ['a[b-d]e', 'aae', false],
    ['a[^b-d]e', 'aze', true],
    ['.*', '.env', true],
    ['.*', 'env', false],
    ['abc.def', 'abcZdef', false],
    ['abc?def', 'abcZdef', true],
    ['a?b', 'a/b', false],
    ['**/.foo', 'bar.foo', false],
    ['a.|)$(}+{bc', 'a.|)$(}+{bc', true],
    ['a\\*b', 'a*b', true],
    ['[\\]a]', ']', true],
    ['[\\-x]', '-', true],
    ['a?b', 'a☺b', true],
  ])('%s and %s: ignored %s, as Docker has it', (pattern, path, expected) => {
    expect(ignored(pattern, path)).toBe(expected);
  });

  test('a pattern without a slash matches at the root only', () => {
    expect(ignored('.env', '.env')).toBe(true);
    expect(ignored('.env', 'api/.env')).toBe(false);
    expect(ignored('**/.env', 'api/.env')).toBe(true);
  });

  test('a folder takes what is in it along', () => {
    expect(ignored('docs/', 'docs/guide/start.md')).toBe(true);
  });

  test('a later ! takes back, also from an ignored folder', () => {
    expect(ignored('docs\n!docs/README.md', 'docs/README.md')).toBe(false);
    expect(ignored('docs\n!docs/README.md', 'docs/other.md')).toBe(true);
    expect(ignored('!keep.go\n*.go', 'keep.go')).toBe(true);
    expect(ignored('**\n!src\nsrc/secret', 'src/secret')).toBe(true);
  });

  test('comments, blank lines, a byte order mark and CRLF are no patterns', () => {
    expect(ignored('\uFEFF# env\r\n\r\n  .env  \r\n', '.env')).toBe(true);
    expect(readIgnoreFile('# all\n\n').patterns).toEqual([]);
  });

  test('paths are taken from the root of the context', () => {
    expect(ignored('/./a/../.env', '.env')).toBe(true);
  });

  test('what Docker refuses is left out', () => {
    expect(readIgnoreFile('!\n[\na[\n[]').patterns).toEqual([]);
  });

  test('a folder is skipped whole only when nothing in it can be taken back', () => {
    expect(ignoresWholeFolder(readIgnoreFile('docs'), 'docs')).toBe(true);
    expect(ignoresWholeFolder(readIgnoreFile('docs\n!docs/a'), 'docs')).toBe(false);
  });
});

describe('any text', () => {
  test('is read without an error, and a path is ignored or not, always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, path) => {
        expect(ignored(text, path)).toBe(ignored(text, path));
      }),
    );
  });

  test('a plain name ignores that name and nothing else', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}$/);
    fc.assert(
      fc.property(name, name, (pattern, path) => {
        expect(ignored(pattern, path)).toBe(pattern === path);
      }),
    );
  });

  test('everything then ! of a name leaves only what is in that name', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(name, path, (kept, parts) => {
        expect(ignored(`**\n!${kept}`, parts.join('/'))).toBe(parts[0] !== kept);
      }),
    );
  });
});
