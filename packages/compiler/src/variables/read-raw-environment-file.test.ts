import { describe, expect, it } from 'vitest';
import { parseRawEnvironmentFile } from './read-raw-environment-file.ts';

const read = (text: string) =>
  parseRawEnvironmentFile('raw.env', text, (name) =>
    name === 'INHERIT_ME' ? 'from-host' : undefined,
  );

const valuesOf = (text: string) =>
  Object.fromEntries(read(text).entries.map(({ name, value }) => [name.value, value]));

const told = (text: string) =>
  read(text).diagnostics.map(({ code, span }) => `${code} [${text.slice(span?.start, span?.end)}]`);

describe('a raw environment file', () => {
  it.each([
    ['A=hello  \n', { A: 'hello  ' }],
    ['A="hello world"\n', { A: '"hello world"' }],
    ['A=hello # note\n', { A: 'hello # note' }],
    ['A=pa$sw0rd\n', { A: 'pa$sw0rd' }],
    ['A=${NOPE:-dflt}\n', { A: '${NOPE:-dflt}' }],
    ['A=\nB=2\n', { A: '', B: '2' }],
    ['A=1\nA=2\n', { A: '2' }],
    ['INHERIT_ME\nOTHER\n', { INHERIT_ME: 'from-host', OTHER: null }],
    ['\ufeffA=1\r\n  B="2"\r\n', { A: '1', B: '"2"' }],
    ['# note\n\n\tA=1', { A: '1' }],
    ['A=1=2\n', { A: '1=2' }],
  ])('reads %j as docker does', (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
    expect(read(text).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['export A=hello\nB=2\n', 'env-file/bad-name [ A]'],
    ['A = hello\nB=2\n', 'env-file/bad-name [ ]'],
    ['A: hello\nB=2\n', 'env-file/bad-name [ hello]'],
    ['=x\nB=2\n', 'env-file/no-name [=x]'],
    [`A=${'x'.repeat(70_000)}\nB=2\n`, 'env-file/long-line [A]'],
    [`A=${'값'.repeat(22_000)}\nB=2\n`, 'env-file/long-line [A]'],
  ])('refuses what docker refuses, and reads on: %#', (text, expected) => {
    expect(told(text)).toEqual([expected]);
    expect(valuesOf(text)).toEqual({ B: '2' });
  });

  it('points at names and values', () => {
    const text = '  A=x y\n';
    const [entry] = read(text).entries;
    expect(text.slice(entry?.name.span.start, entry?.name.span.end)).toBe('A');
    expect(text.slice(entry?.valueSpan.start, entry?.valueSpan.end)).toBe('x y');
  });
});
