import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { type CodeFrameOptions, codeFramesOf } from './code-frame.ts';

function codeFrame(file: SourceFile, span: Span, options?: CodeFrameOptions) {
  return codeFramesOf(file)(span, options);
}

/** The frame of the first text that `wanted` finds, as lines with a row of carets. */
function frame(
  text: string,
  wanted: string,
  { path = 'compose.yaml', ...options }: CodeFrameOptions & { path?: string } = {},
): readonly string[] {
  const start = text.indexOf(wanted);
  const span = { file: path, start, end: start + wanted.length };
  return codeFrame({ path, text }, span, options).lines.flatMap(({ number, text: shown, mark }) => [
    `${number} ${shown}`,
    ...(mark ? [`  ${' '.repeat(mark.start)}${'^'.repeat(mark.end - mark.start)}`] : []),
  ]);
}

describe('a code frame', () => {
  const compose = 'services:\n  api:\n    imgae: nginx:1.25-alpine\n    ports: ["80:80"]\n';

  it('shows the line, the lines around it, and what is meant', () => {
    expect(frame(compose, 'imgae')).toEqual([
      '2   api:',
      '3     imgae: nginx:1.25-alpine',
      '      ^^^^^',
      '4     ports: ["80:80"]',
    ]);
    expect(frame(compose, 'imgae', { context: 0 })).toHaveLength(2);
  });

  it('says where the place is', () => {
    const start = compose.indexOf('imgae');
    const { line, column, path } = codeFrame(
      { path: 'compose.yaml', text: compose },
      { file: 'compose.yaml', start, end: start },
    );
    expect({ line, column, path }).toEqual({ line: 3, column: 5, path: 'compose.yaml' });
  });

  it('marks every line of a long place, but not its indentation', () => {
    const text = 'services:\n  api:\n    image: nginx\n    init: true\nnetworks:\n';
    expect(frame(text, 'api:\n    image: nginx\n    init: true', { context: 0 })).toEqual([
      '2   api:',
      '    ^^^^',
      '3     image: nginx',
      '      ^^^^^^^^^^^^',
      '4     init: true',
      '      ^^^^^^^^^^',
    ]);
    const many = `a:\n${'  - 1\n'.repeat(50)}`;
    expect(frame(many, many.trimEnd())).toHaveLength(2 * (5 + 1));
  });

  it('keeps the mark under wide characters and tabs', () => {
    expect(frame('name: 이름 값값', '값값')[1]).toBe(`  ${' '.repeat(11)}^^^^`);
    expect(frame('a:\tb: c', 'b')[1]).toBe(`  ${' '.repeat(4)}^`);
    expect(frame('\ufeffimgae: x', 'imgae')).toEqual(['1 imgae: x', '  ^^^^^']);
  });

  it('marks an empty place, and one at the end of the file', () => {
    const empty = codeFrame({ path: 'a.yaml', text: 'a: ' }, { file: 'a.yaml', start: 3, end: 3 });
    expect(empty.lines).toEqual([{ number: 1, text: 'a: ', mark: { start: 3, end: 4 } }]);
    const beyond = codeFrame(
      { path: 'a.yaml', text: 'a:\n' },
      { file: 'a.yaml', start: 99, end: 99 },
    );
    expect(beyond.lines.at(-1)).toEqual({ number: 2, text: '', mark: { start: 0, end: 1 } });
  });

  it('cuts a long line around the place', () => {
    const [line = '', mark = ''] = frame(
      `command: ${'word '.repeat(50)}HERE ${'word '.repeat(50)}`,
      'HERE',
    );
    expect(line.length).toBeLessThan(110);
    expect(line).toMatch(/^1 ….*HERE.*…$/);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('reads lines that end as Windows ends them', () => {
    expect(frame('a: 1\r\nimgae: 2\r\nb: 3\r\n', 'imgae')).toEqual([
      '1 a: 1',
      '2 imgae: 2',
      '  ^^^^^',
      '3 b: 3',
    ]);
  });

  it('shows what a terminal would obey as a sign', () => {
    expect(frame('image: a\u001b[31mb', 'image')[0]).toBe('1 image: a\ufffd[31mb');
  });

  it('finds the lines at the end of a large file', () => {
    const text = `${'# a comment\n'.repeat(400_000)}imgae: x\n`;
    expect(frame(text, 'imgae')[1]).toBe('400001 imgae: x');
  });
});

describe('the secrets in a code frame', () => {
  it.each([
    [
      'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: hunter2',
      '      POSTGRES_PASSWORD: ••••••',
    ],
    [
      'services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=hunter2',
      '      - POSTGRES_PASSWORD=••••••',
    ],
    [
      'services:\n  db:\n    environment:\n      POSTGRES_USER: app # main',
      '      POSTGRES_USER: app # main',
    ],
    ['services:\n  db:\n    environment:\n      foo: hunter2', '      foo: ••••••'],
    [
      'services:\n  db:\n    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: hunter2 }',
      '    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: ••••••',
    ],
    [
      'services:\n  db:\n    environment:\n      DB: postgres://app:hunter2@db:5432/app',
      '      DB: postgres://app:••••••@db:5432/app',
    ],
    [
      'services:\n  db:\n    environment:\n      PASSWORD: ${DB_PASSWORD}',
      '      PASSWORD: ${DB_PASSWORD}',
    ],
    [
      'services:\n  db:\n    environment:\n      PASSWORD: ${DB_PASSWORD:-hunter2}',
      '      PASSWORD: ••••••',
    ],
    ['services:\n  db:\n    environment: { foo: hunter2 }', '    environment: { foo: ••••••'],
    [
      'services:\n  db:\n    image: nginx:1.25@sha256:0a1b2c3d',
      '    image: nginx:1.25@sha256:0a1b2c3d',
    ],
    [
      'services:\n  db:\n    command: redis-server --requirepass hunter2',
      '    command: redis-server --requirepass ••••••',
    ],
    [
      'services:\n  db:\n    command: ["redis-server", "--requirepass", "hunter2"]',
      '    command: ["redis-server", "--requirepass", "••••••"]',
    ],
    ['services:\n  db:\n    command:\n      - --requirepass\n      - hunter2', '      ••••••'],
    ['services:\n  token:\n    image: nginx:abc123', '    image: nginx:abc123'],
    ['secrets:\n  db_password:\n    file: ./db-pw.txt', '    file: ./db-pw.txt'],
    ['configs:\n  settings:\n    content: |\n      hunter2', '      ••••••'],
    ['services:\n  db:\n    token:\n      part: hunter2', '      ••••••'],
    ['# POSTGRES_PASSWORD=hunter2', '# POSTGRES_PASSWORD=••••••'],
    ['x-env: &env\n  shared: hunter2', '  shared: ••••••'],
    ['x-seaworthy:\n  domain:\n    hostedZone: Z0123456789ABC', '    hostedZone: Z0123456789ABC'],
  ])('are hidden in the last line of %s', (text, expected) => {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    const lines = codeFrame(
      { path: 'compose.yaml', text },
      { file: 'compose.yaml', start: text.length - last.length, end: text.length },
      { context: 0 },
    ).lines;
    expect(lines.at(-1)?.text).toBe(expected);
  });

  it('are hidden in .env, where only plain values are shown', () => {
    const text = 'LOG_LEVEL=debug\nOTHER=x1y2z3\nDB_PASSWORD="two\nlines=here"\nPORT=80\n';
    expect(
      frame(text, 'OTHER', { path: '.env', context: 9 }).filter((line) => /^\d/.test(line)),
    ).toEqual([
      '1 LOG_LEVEL=debug',
      '2 OTHER=••••••',
      '3 DB_PASSWORD=••••••',
      '4 ••••••',
      '5 PORT=80',
      '6 ',
    ]);
  });

  it('are hidden where the reader says so', () => {
    const text = 'services:\n  api:\n    image: nginx:abc\n';
    const start = text.indexOf('abc');
    const hidden = [{ file: 'compose.yaml', start, end: start + 3 }];
    expect(frame(text, 'image', { context: 0, hidden })[0]).toBe('3     image: nginx:••••••');
  });

  it('do not tell their length', () => {
    const shown = (value: string) => frame(`PASSWORD=${value}`, 'PASSWORD', { path: '.env' })[0];
    expect(shown('a')).toBe(shown('a'.repeat(60)));
  });

  it('show no four characters of a value, in whatever syntax it is written', () => {
    const name = fc.constantFrom(
      'DB_PASSWORD',
      'API_KEY',
      'token',
      'client_secret',
      'JWT_SECRET',
      'PGPASSWORD',
    );
    const value = fc
      .array(
        fc.constantFrom(
          ...'abcdefghijkmnpqrstuvwxyzABCXYZ0123456789!$%&*+/=?@^~|;,.<>(){}[]#:\'"\\- ',
        ),
        {
          minLength: 6,
          maxLength: 40,
        },
      )
      .map((characters) => characters.join('').trim())
      .filter((text) => text.length >= 6);
    const syntax = fc.constantFrom(...syntaxes);
    fc.assert(
      fc.property(name, value, value, syntax, fc.nat(400), (key, one, two, write, at) => {
        const { path, text } = write(key, one, two);
        const rest = write(key, '', '').text;
        for (const context of [0, 1, 20]) {
          const start = Math.min(at, text.length);
          const shown = codeFrame({ path, text }, { file: path, start, end: start }, { context })
            .lines.map((line) => line.text)
            .join('\n');
          const seen = [...piecesOf(one), ...piecesOf(two)].filter(
            (piece) => shown.includes(piece) && !rest.includes(piece),
          );
          expect(seen).toEqual([]);
        }
      }),
      { numRuns: 1000, seed: 20_261_120 },
    );
  });
});

function piecesOf(secret: string): readonly string[] {
  return Array.from({ length: Math.max(0, secret.length - 3) }, (_, at) =>
    secret.slice(at, at + 4),
  );
}

type Syntax = (name: string, one: string, two: string) => { path: string; text: string };

const inService = (lines: readonly string[]): { path: string; text: string } => ({
  path: 'compose.yaml',
  text: [
    'services:',
    '  db:',
    '    image: postgres:16',
    ...lines,
    '    ports:',
    "      - '80:80'",
    '',
  ].join('\n'),
});

/** Ways to write a secret, some of them broken; `two` is a second line of it where there is one. */
const syntaxes: readonly Syntax[] = [
  (name, one) => inService(['    environment:', `      ${name}: ${one}`]),
  (name, one) => inService(['    environment:', `      ${name}: "${one}"`]),
  (name, one) => inService(['    environment:', `      ${name}: '${one}'`]),
  (name, one) => inService(['    environment:', `      - ${name}=${one}`]),
  (name, one) => inService(['    environment:', `      - "${name}=${one}"`]),
  (name, one) => inService([`    environment: { ${name}: ${one}, LOG_LEVEL: debug }`]),
  (name, one) => inService([`    environment: ["LOG_LEVEL=debug", "${name}=${one}"]`]),
  (name, one, two) =>
    inService(['    environment:', `      ${name}: |`, `        ${one}`, `        ${two}`]),
  (name, one, two) =>
    inService(['    environment:', `      ${name}: >-`, `        ${one}`, '', `        ${two}`]),
  (name, one, two) => inService(['    environment:', `      ${name}: ${one}`, `        ${two}`]),
  (name, one, two) =>
    inService([
      '    environment:',
      `      ${name}: "${one.replace(/["\\]/g, '')}`,
      `        ${two.replace(/["\\]/g, '')}"`,
    ]),
  (name, one, two) =>
    inService([
      '    environment:',
      `      ${name}: "${one.replace(/["\\]/g, '')}`,
      `${two.replace(/["\\]/g, '')}"`,
    ]),
  (name, one) => inService(['    environment:', `      ${name}:`, `        ${one}`]),
  (name, one) => inService(['   environment:', `  ${name}: ${one}`]),
  (name, one) => inService(['    environment:', `\t${name}: ${one}`]),
  (name, one) => inService(['    environment', `      ${name}: ${one}`]),
  (name, one) => inService([`    ${name}: [${one}`]),
  (name, one) => ({ path: '.env', text: `A=1\n${name}=${one}\nB=2\n` }),
  (name, one) => ({ path: '.env', text: `A=1\nexport ${name} = '${one}'\nB=2\n` }),
  (name, one, two) => ({
    path: 'prod.env',
    text: `${name}="${one.replace(/["\\]/g, '')}\n${two.replace(/["\\]/g, '')}"\nB=2\n`,
  }),
  (name, one) => ({ path: '.env', text: `${name}: ${one}\n` }),
  (name, one) => ({ path: 'Dockerfile', text: `FROM node:20\nENV ${name}=${one}\nRUN npm ci\n` }),
  (name, one) => ({ path: 'Dockerfile', text: `FROM node:20\nENV ${name} ${one}\nRUN npm ci\n` }),
  (name, one) => ({ path: 'config.json', text: `{\n  "${name}": "${one}",\n  "a": 1\n}\n` }),
];
