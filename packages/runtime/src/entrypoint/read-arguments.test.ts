import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

test('what stands behind -- is the command, with its own options', () => {
  expect(readArguments(['--require', 'A,B:url', '--secret=x', '--', 'node', '--help'])).toEqual({
    kind: 'run',
    arguments: {
      command: ['node', '--help'],
      required: [{ name: 'A' }, { name: 'B', check: 'url' }],
      secretIds: ['x'],
      strategy: 'auto',
    },
  });
});

test.each([
  [[], 'a command is missing'],
  [['node', 'server.js'], 'node is not an option'],
  [['--require', 'A:date', '--', 'x'], '--require A:date: unknown check'],
  [['--strategy', 'fork', '--', 'x'], '--strategy is auto, execve, spawn'],
  [['--verbose', '--', 'x'], '--verbose is not an option'],
])('%j is a mistake', (given, message) => {
  expect(readArguments(given)).toMatchObject({
    kind: 'mistake',
    message: expect.stringContaining(message),
  });
});
