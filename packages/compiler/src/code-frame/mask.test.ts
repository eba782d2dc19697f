import { describe, expect, it } from 'vitest';
import { maskLine } from './mask.ts';

describe('a masked line', () => {
  it.each([
    ['DB_PASSWORD: hunter2', 'DB_PASSWORD: ••••••'],
    ['- DB_PASSWORD=hunter2', '- DB_PASSWORD=••••••'],
    ['export API_KEY="abc"', 'export API_KEY=••••••'],
    ['LOG_LEVEL=debug', 'LOG_LEVEL=debug'],
    ['SOMETHING=x1y2z3', 'SOMETHING=••••••'],
    ['URL=postgres://app:hunter2@db/app', 'URL=postgres://app:••••••@db/app'],
    ['see postgres://app:hunter2@db/app', '••••••'],
    ['image: postgres:16-alpine', 'image: postgres:16-alpine'],
    ['OPENAI: sk-proj-abcdefghijkl', 'OPENAI: ••••••'],
    ['-----BEGIN PRIVATE KEY-----', '••••••'],
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', '••••••'],
    ['services:', 'services:'],
    ['', ''],
  ])('shows %s as %s', (line, expected) => {
    expect(maskLine(line)).toBe(expected);
  });
});
