import { expect, test } from 'vitest';
import { codeFramesOf } from './code-frame.ts';
import { hideSecrets } from './hide-secrets.ts';

const text = `services:
  api:
    image: acme/api:1.0
    environment:
      DB_PASSWORD: "hunter2 x"
      DATABASE_URL: postgres://app:s3cr3t@db:5432/app
      LOG_LEVEL: debug
      GREETING: quokka
`;
const file = { path: 'compose.yaml', text };

test('each character of a secret becomes a dot, and all else stays where it is', () => {
  const { text: hidden } = hideSecrets(file);

  expect(hidden).toHaveLength(text.length);
  expect(hidden).not.toMatch(/hunter2|s3cr3t/);
  expect(hidden).toContain('      LOG_LEVEL: debug\n');
  expect(hidden.indexOf('DATABASE_URL')).toBe(text.indexOf('DATABASE_URL'));
});

test('a place that is known to be secret is hidden besides', () => {
  const start = text.indexOf('quokka');
  const known = [{ file: 'compose.yaml', start, end: start + 6 }];

  expect(hideSecrets(file, known).text).toContain('      GREETING: ••••••\n');
});

test('code frames of what is hidden look as those of the file itself', () => {
  const { text: hiddenText, hidden } = hideSecrets(file);
  const drawBefore = codeFramesOf(file);
  const drawAfter = codeFramesOf({ path: file.path, text: hiddenText });
  for (let start = 0; start < text.length; start += 7) {
    const span = { file: file.path, start, end: start + 3 };
    expect(drawAfter(span, { hidden })).toEqual(drawBefore(span));
  }
});
