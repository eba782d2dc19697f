import { describe, expect, it } from 'vitest';
import { readTemplate } from './read-template.ts';

const parts = (text: string) =>
  readTemplate(text).map((part) => `${part.kind} ${text.slice(part.start, part.end)}`);

describe('a text with variables', () => {
  it('is read into its parts, each with its place', () => {
    expect(parts('a${B:-c}$$d$E')).toEqual([
      'text a',
      'reference ${B:-c}',
      'text $$',
      'text d',
      'reference $E',
    ]);
    expect(readTemplate('${B:-c}')).toMatchObject([
      { name: 'B', operator: ':-', operand: 'c', operandStart: 5 },
    ]);
  });

  it('ends a default at the brace that closes it', () => {
    expect(parts('${A:-${B:-}}${C}')).toEqual(['reference ${A:-${B:-}}', 'reference ${C}']);
    expect(parts('${A:-{"b": {}}} ${C:-}')).toEqual(['reference ${A:-{"b": {}}} ${C:-}']);
  });

  it('leaves a dollar sign that begins nothing alone', () => {
    expect(parts('$ $1 a$')).toEqual(['text $ $1 a$']);
  });

  it('says where a reference is broken', () => {
    expect(parts('a${1}')).toEqual(['text a', 'invalid ${1}']);
    expect(parts('a${B:-c d')).toEqual(['text a', 'invalid ${B:-c d']);
  });
});
