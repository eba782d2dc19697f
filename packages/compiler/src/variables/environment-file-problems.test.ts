import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentFileProblems } from './environment-file-problems.ts';
import { parseEnvironmentFile } from './read-environment-file.ts';

const codes = Object.keys(environmentFileProblems);

const pageOf = (code: string): URL =>
  new URL(`../../../../docs/diagnostics/${code}.md`, import.meta.url);

describe('the pages about environment files', () => {
  it.each(codes)('explain %s', (code) => {
    expect(existsSync(pageOf(code))).toBe(true);
    expect(readFileSync(pageOf(code), 'utf8')).toMatch(new RegExp(`^# ${code}\n`));
  });

  /** What is wrong lies outside the text of the file, or in its length. */
  const withoutText = ['env-file/absent', 'env-file/unreadable', 'env-file/long-line'];

  it.each(codes.filter((code) => !withoutText.includes(code)))(
    'show an example of %s, and one without it',
    (code) => {
      const page = readFileSync(pageOf(code), 'utf8');
      const [wrong, mended] = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) =>
        parseEnvironmentFile('.env', text, () => undefined).diagnostics.map((found) => found.code),
      );
      expect(wrong).toContain(code);
      expect(mended?.filter((found) => found !== 'env-file/duplicate-name')).toEqual([]);
    },
  );
});
