import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import { type ReadTextOptions, readText } from '../testing/read-text.ts';

function read(keys: string, options?: ReadTextOptions) {
  const text = `services:\n  web:\n    image: a\n${keys.replace(/^/gm, '    ')}\n`;
  const reading = readText(text, options);
  const entries = reading.project?.services[0]?.environment ?? [];
  return {
    ...reading,
    text,
    entries,
    values: Object.fromEntries(
      entries.map(({ name, value }) => [name, value && displayText(value)]),
    ),
  };
}

describe('environment', () => {
  test('is the same as a list and as a mapping', () => {
    const list = read(
      'environment: ["MODE=prod", "PORT=80", "DEBUG=true", "EMPTY=", "EQUAL_NAME=a=b"]',
    );
    const mapping = read(
      'environment: { MODE: prod, PORT: 80, DEBUG: true, EMPTY: "", EQUAL_NAME: a=b }',
    );
    const values = { MODE: 'prod', PORT: '80', DEBUG: 'true', EMPTY: '', EQUAL_NAME: 'a=b' };
    expect(list.values).toEqual(values);
    expect(mapping.values).toEqual(values);
  });

  test('points at the name and at the value, also inside a list item', () => {
    const { entries, text } = read('environment: ["MODE=prod-${X:-y}"]');
    const written = entries.map(({ nameSpan, span }) => [
      text.slice(nameSpan.start, nameSpan.end),
      text.slice(span.start, span.end),
    ]);
    expect(written).toEqual([['MODE', 'prod-${X:-y}']]);
  });

  test('takes bare names from the host, and leaves unset ones without a value', () => {
    const { values, problems } = read('environment: [SET, UNSET]', { variables: { SET: '80' } });
    expect(problems).toEqual([]);
    expect(values).toEqual({ SET: '80', UNSET: null });
  });

  test('leaves secrets out by name, wherever they stand', () => {
    const reading = read(
      'environment:\n  LITERAL_PASSWORD: canary-1\n  URL: postgres://app:canary-2@db/app\n  API_TOKEN:\n  OWN: "${API_TOKEN}"',
      { variables: { API_TOKEN: 'canary-3' } },
    );
    expect(reading.values).toMatchObject({
      LITERAL_PASSWORD: '${LITERAL_PASSWORD}',
      API_TOKEN: '${API_TOKEN}',
      OWN: '${API_TOKEN}',
    });
    expect(JSON.stringify([reading.project?.services, reading.diagnostics])).not.toContain(
      'canary',
    );
  });

  test("follows the project's classifications, and over them the service's own", () => {
    const text = `
x-seaworthy: { variables: { LICENSE_KEY: plain } }
services:
  a: { image: x, environment: { LICENSE_KEY: abc } }
  b: { image: x, environment: [LICENSE_KEY], x-seaworthy: { variables: { LICENSE_KEY: secret } } }
`;
    const { project } = readText(text, { variables: { LICENSE_KEY: 'abc' } });
    const kinds = project?.services.map(({ environment }) => environment[0]?.value?.[0]?.kind);
    expect(kinds).toEqual(['text', 'secret']);
  });

  test.each([
    ['environment: ["A B =c"]', '4:19 "A B =c"', '"A B "'],
    ['environment: ["=canary"]', '4:19 "=canary"', '""'],
  ])('%s is refused by its name alone', (keys, place, name) => {
    const { problems, diagnostics } = read(keys);
    expect(problems).toEqual([`compose/bad-entry ${place}`]);
    expect(diagnostics[0]?.message).toBe(`${name} is not an entry of "environment".`);
  });

  test('tells a name that is listed twice, and takes the last', () => {
    const { problems, values } = read('environment: ["A=1", "A=2"]');
    expect(problems).toEqual(['compose/listed-twice 4:27 A']);
    expect(values).toEqual({ A: '2' });
  });
});

describe('env_file', () => {
  const others = {
    'a.env': 'MODE=file\nONLY_A=1\nDB_PASSWORD=canary\n',
    'b.env': 'ONLY_B=2\nONLY_A=3\n',
    'raw.env': 'QUOTED="x"\n',
  };

  test('comes before environment; of several files the last counts', () => {
    const { values, entries, problems } = read(
      'env_file: [a.env, ./b.env]\nenvironment: { MODE: own }',
      { others },
    );
    expect(problems).toEqual([]);
    expect(values).toEqual({
      MODE: 'own',
      ONLY_A: '3',
      DB_PASSWORD: '${DB_PASSWORD}',
      ONLY_B: '2',
    });
    expect(entries.map(({ source }) => source)).toEqual([
      'environment',
      'env_file',
      'env_file',
      'env_file',
    ]);
  });

  test('may be one path, and says where each variable stands', () => {
    const { entries } = read('env_file: a.env', { others });
    expect(entries[0]?.span).toMatchObject({ file: 'a.env', start: 0 });
  });

  test('may be absent only when it says so', () => {
    const { problems, diagnostics } = read(
      'env_file:\n  - { path: c.env, required: false }\n  - aa.env\n  - path: gone.env',
      { others },
    );
    expect(problems).toEqual([
      'compose/env-file-not-found 6:9 aa.env',
      'compose/env-file-not-found 7:15 gone.env',
    ]);
    expect(diagnostics[0]?.help).toContain('Did you mean "a.env"?');
  });
});
