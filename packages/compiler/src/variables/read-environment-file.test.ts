import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvironmentFile } from './read-environment-file.ts';
import { disputedCases, furtherCases, hostVariables } from './testing/environment-file-cases.ts';

const read = (text: string) =>
  parseEnvironmentFile('.env', text, (name) =>
    Object.hasOwn(hostVariables, name) ? hostVariables[name] : undefined,
  );

/** The values that are set; a bare name that the host does not know sets none. */
const valuesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    read(text).entries.flatMap(({ name, value }) => (value === null ? [] : [[name.value, value]])),
  );

const isRefused = (text: string): boolean =>
  read(text).diagnostics.some(({ severity }) => severity === 'error');

/** Each finding as its code and the text that it points at. */
const told = (text: string): readonly string[] =>
  read(text).diagnostics.map(({ code, span }) => `${code} [${text.slice(span?.start, span?.end)}]`);

describe('Compose’s dialect of environment files', () => {
  it.each(disputedCases)('reads %j as compose-go does', (text, expected) => {
    if (expected === 'error') expect(isRefused(text)).toBe(true);
    else
      expect({ refused: isRefused(text), ...valuesOf(text) }).toEqual({
        refused: false,
        ...expected,
      });
  });

  it.each(furtherCases)('reads %j as compose-go does', (text, expected) => {
    if (expected === 'error') expect(isRefused(text)).toBe(true);
    else
      expect({ refused: isRefused(text), ...valuesOf(text) }).toEqual({
        refused: false,
        ...expected,
      });
  });

  it('has no longest line', () => {
    expect(valuesOf(`A=${'x'.repeat(70_000)}\n`).A).toHaveLength(70_000);
  });

  it('takes a bare name in the last line for one, though compose-go loses it without a line feed', () => {
    expect(valuesOf('A=1\nINHERIT_ME')).toEqual({ A: '1', INHERIT_ME: 'from-host' });
  });

  it('looks variables up outside, then above, then in earlier files', () => {
    const { entries } = parseEnvironmentFile(
      'b.env',
      'ABOVE=here\nALL=$OUTSIDE $ABOVE $BEFORE\n',
      (name) => (name === 'OUTSIDE' ? 'out' : undefined),
      (name) => ({ OUTSIDE: 'no', ABOVE: 'no', BEFORE: 'before' })[name],
    );
    expect(entries.at(-1)?.value).toBe('out here before');
  });

  it('keeps bare names that nobody sets, without a value', () => {
    expect(read('NOT_SET\n').entries).toMatchObject([{ name: { value: 'NOT_SET' }, value: null }]);
  });

  it('knows where names and values stand', () => {
    const text = '\ufeffexport A="x y" # note\r\nB = z\r\n';
    const places = read(text).entries.map(({ name, valueSpan }) => [
      text.slice(name.span.start, name.span.end),
      text.slice(valueSpan.start, valueSpan.end),
    ]);
    expect(places).toEqual([
      ['A', 'x y'],
      ['B', 'z'],
    ]);
  });
});

describe('mistakes in environment files', () => {
  it.each([
    ['A=1\nB C=2\nD=3\n', ['env-file/bad-name [ C]'], ['A', 'D']],
    ['A=1\n$B=2\nD=3\n', ['env-file/bad-name [$]'], ['A', 'D']],
    ['KEY={\n  "type": "x",\n  "id": "y"\n}\nB=2\n', ['env-file/bad-name ["]'], ['KEY', 'B']],
    ['="x"\nA=1\n', ['env-file/no-name [="x]'], ['A']],
    ['A="x\nB=2\n', ['env-file/unclosed-quote ["]'], []],
    ['A="x"y\nB=2\n', ['env-file/after-quote [y]'], ['A', 'B']],
    ['A=1\nB=2\nA=3\n', ['env-file/duplicate-name [A]'], ['A', 'B']],
    ['A=pa${x\nB=2\n', ['env-file/invalid-reference [${x]'], ['A', 'B']],
    ['A=x${B?no}y\n', ['env-file/required-reference [${B?no}]'], ['A']],
    ['A=pa$sw0rd\n', ['env-file/unset-reference [$sw0rd]'], ['A']],
    ['A="\\$x $sw0rd"\n', ['env-file/unset-reference [\\$x $sw0rd]'], ['A']],
    [
      'KEY=-----BEGIN KEY-----\nMIIE\nabcd==\n-----END KEY-----\nB=2\n',
      ['env-file/unquoted-lines [KEY]'],
      ['KEY', 'B'],
    ],
  ])('are told once and cost only their own line: %j', (text, expected, names) => {
    expect(told(text)).toEqual(expected);
    expect(read(text).entries.map(({ name }) => name.value)).toEqual(names);
  });

  it('say where a name was set first', () => {
    const [problem] = read('A=1\nA=2\n').diagnostics;
    expect(problem?.related).toEqual([
      { message: 'set here first', span: { file: '.env', start: 0, end: 1 } },
    ]);
  });

  it('never quote a value', () => {
    const value = fc.stringMatching(/^[a-z0-9]{8}$/);
    const wrap = fc.constantFrom(
      (secret: string) => `A="${secret}`,
      (secret: string) => `A=${secret}\nA=${secret}x`,
      (secret: string) => `A=$\{${secret}`,
      (secret: string) => `A=$q${secret}`,
      (secret: string) => `A=$\{Z?${secret}}`,
      (secret: string) => `A="${secret}"${secret}`,
      (secret: string) => `A=x\n"${secret}": 1`,
      (secret: string) => `="${secret}"`,
    );
    fc.assert(
      fc.property(value, wrap, (secret, write) => {
        const { diagnostics } = read(`${write(secret)}\n`);
        expect(diagnostics.length).toBeGreaterThan(0);
        for (const { message, help } of diagnostics) expect(message + help).not.toContain(secret);
      }),
    );
  });

  it('never make the reader fail or point outside the file', () => {
    const piece = fc.constantFrom(
      'A',
      '=',
      ':',
      ' ',
      '\n',
      '"',
      "'",
      '\\',
      '$',
      '{',
      '}',
      ':-',
      '#',
      '\r',
      '\ufeff',
      '값',
      'export ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { entries, diagnostics } = read(input);
        const spans = [
          ...entries.flatMap(({ name, valueSpan }) => [name.span, valueSpan]),
          ...diagnostics.flatMap(({ span }) => span ?? []),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(input.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // What reads a line again for each of its characters does not end in the time that a test has.
  it('do not keep a large file from being read', () => {
    const lines = ['A=${', 'A="x" "', 'A=${B:-${C:-', '   ', 'x'.repeat(20), 'A=1 2'];
    for (const line of lines) {
      expect(() => read(line.repeat(100_000))).not.toThrow();
      expect(() => read(`${line}\n`.repeat(50_000))).not.toThrow();
    }
  });
});
