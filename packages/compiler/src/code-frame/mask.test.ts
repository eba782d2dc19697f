import { describe, expect, it } from 'vitest';
import { hiddenInLine, mask } from './mask.ts';

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
    ['FOO: abc: hunter2', 'FOO: ••••••'],
    ['FOO: "a1b2: c3d4"', 'FOO: ••••••'],
    ['FOO: !a1b2 debug', 'FOO: ••••••'],
    ['FOO: *a1b2c3d4', 'FOO: ••••••'],
    ['FOO: &common', 'FOO: &common'],
    ['q8Zr2LmX0vTn5BwKc7Yd=', '••••••'],
    ['', ''],
  ])('shows %s as %s', (line, expected) => {
    expect(maskLine(line)).toBe(expected);
  });
});

describe('a line of a Dockerfile or a program', () => {
  const shown = (line: string, surroundings: 'structure' | 'code'): string =>
    hiddenInLine(line, surroundings).reduceRight(
      (text, { start, end }) => `${text.slice(0, start)}••••••${text.slice(end)}`,
      line,
    );

  it.each([
    ['FROM --platform=$BUILDPLATFORM node:20 AS base', undefined],
    ['COPY --from=builder --chown=1000:node /app /app', undefined],
    ['RUN --mount=type=secret,id=npm_token npm ci', undefined],
    ['HEALTHCHECK --interval=30s CMD curl -f http://localhost/', undefined],
    ['ARG VARIANT=$TARGETARCH', undefined],
    ['ENV GREETING=hunter2', 'ENV GREETING=••••••'],
    ['ENV GREETING hunter2', 'ENV GREETING ••••••'],
    ['ARG API_KEY=hunter', 'ARG API_KEY=••••••'],
    [
      'RUN --mount=type=cache,target=/x API_KEY=abc npm ci',
      'RUN --mount=type=cache,target=/x API_KEY=••••••',
    ],
    ['RUN login --session=hunter2', 'RUN login --session=••••••'],
  ])('shows %s as it may', (line, expected = line) => {
    expect(shown(line, 'structure')).toBe(expected);
  });

  it.each([
    ["connect('hunter2', 3000)", "connect('••••••', 3000)"],
    ["listen(3000, '127.0.0.1')", undefined],
    ["app.get('/health', handle)", undefined],
    ['os.environ["DATABASE_URL"]', undefined],
    ['login("correct horse"', 'login("••••••"'],
  ])('shows %s as source code', (line, expected = line) => {
    expect(shown(line, 'code')).toBe(expected);
  });
});

/** The line as it is shown where nothing tells what it is. */
function maskLine(line: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of hiddenInLine(line, 'unknown')) {
    shown += line.slice(at, start) + mask;
    at = end;
  }
  return shown + line.slice(at);
}
