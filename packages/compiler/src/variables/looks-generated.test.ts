import { describe, expect, it } from 'vitest';
import { looksGenerated } from './looks-generated.ts';
import { parseEnvironmentFile } from './read-environment-file.ts';

describe('a text that a machine made', () => {
  it.each([
    'q8Zr2LmX0vTn5BwK',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    '4f9a1c7be02d4f9a1c7be02d',
  ])('is told by its changes: %s', (text) => {
    expect(looksGenerated(text)).toBe(true);
  });

  it.each([
    'DATABASE_URL',
    'ConnectionStrings__Default2',
    'AWS_S3_EC2_K8S_X1_BUCKET',
    'text-embedding-3-small',
    'x8Zr2',
  ])('is not taken for a name such as %s', (text) => {
    expect(looksGenerated(text)).toBe(false);
  });

  it('is no variable of a file, and is not told', () => {
    const text =
      'TLS_KEY=abc\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\nq8Zr2LmX0vTn5BwK7Yd1==\n';
    const { entries, diagnostics } = parseEnvironmentFile('.env', text, () => undefined);
    expect(entries.map(({ name }) => name.value)).toEqual(['TLS_KEY']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['env-file/bad-name', 'env-file/bad-name']);
    expect(JSON.stringify(diagnostics)).not.toMatch(/MIIE|q8Zr/);
  });
});
