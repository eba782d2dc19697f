import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';
import { writeCredentialsFile } from './credentials-file.ts';

it('writes the credentials for this process alone', () => {
  const path = writeCredentialsFile('{"type":"service_account"}');
  expect(readFileSync(path, 'utf8')).toBe('{"type":"service_account"}');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it.each(['end', 'fail'])('leaves no file behind when the process is to %s', async (how) => {
  const { stderr } = await runProgram('testing/use-credentials.ts', { HOW: how });
  const [path = ''] = /\S+credentials\.json/.exec(stderr) ?? [];
  expect(path).not.toBe('');
  expect(existsSync(path)).toBe(false);
});
