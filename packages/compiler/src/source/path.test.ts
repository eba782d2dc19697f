import { expect, test } from 'vitest';
import { folderOf, isRelative, joinPath } from './path.ts';

test('a path in a folder is cleaned', () => {
  expect(joinPath('', './a/./b')).toBe('a/b');
  expect(joinPath('base', '../app')).toBe('app');
  expect(joinPath('base', '../../app')).toBe('../app');
  expect(joinPath('/srv/base', './app')).toBe('/srv/base/app');
});

test('paths that count from elsewhere stay as they are', () => {
  for (const path of ['/etc/x', '~/x', 'C:\\x', 'https://github.com/a/b', 'git@github.com:a/b']) {
    expect(joinPath('base', path)).toBe(path);
    expect(isRelative(path)).toBe(false);
  }
});

test('the folder of a file in the project directory is empty', () => {
  expect(folderOf('compose.yaml')).toBe('');
  expect(folderOf('a/b/compose.yaml')).toBe('a/b');
  expect(folderOf('/compose.yaml')).toBe('/');
});
