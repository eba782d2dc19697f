import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Located, Span } from '../source/span.ts';
import type { Instruction } from './dockerfile.ts';
import { readDockerfile } from './read-dockerfile.ts';

const read = (text: string) =>
  readDockerfile(text, (start, end) => ({ file: 'Dockerfile', start, end }));

/** The instructions after `FROM scratch`. */
const instructions = (text: string) => read(`FROM scratch\n${text}`).stages[0]?.instructions ?? [];

function only<Kind extends Instruction['kind']>(text: string, kind: Kind) {
  const found = instructions(text)[0];
  if (found?.kind !== kind) throw new Error(`read ${found?.kind}`);
  return found as Instruction & { readonly kind: Kind };
}

const values = (words: readonly Located<string>[]) => words.map((word) => word.value);
const at = (text: string, span: Span) => text.slice(span.start, span.end);

describe('stages', () => {
  test('have an image, a platform and a name', () => {
    const text =
      'ARG NODE=20\nFROM --platform=$BUILDPLATFORM node:${NODE} as build\nFROM scratch\n';
    const { globals, stages } = read(text);
    expect(globals[0]?.entries[0]?.value?.value).toBe('20');
    expect(stages.map((stage) => stage.image.value)).toEqual(['node:${NODE}', 'scratch']);
    expect(stages[0]?.name?.value).toBe('build');
    expect(at(text, stages[0]?.platform?.span ?? stages[0]?.span ?? fail())).toBe('$BUILDPLATFORM');
  });

  test('keywords may be in any case and indented', () => {
    expect(read('  from alpine\n  cmd ["x"]').stages[0]?.instructions[0]?.kind).toBe('command');
  });
});

describe('lines', () => {
  test('join at a backslash, over comments and blank lines', () => {
    const text = 'RUN apt-get update \\\n  # why\n\n  && apt-get install -y \\  \n  curl\nUSER app';
    expect(instructions(text).map(({ kind }) => kind)).toEqual(['run', 'user']);
    expect(only(text, 'run').script.text).toBe('apt-get update   && apt-get install -y   curl');
  });

  test('join at a backtick when the file says so', () => {
    const text = '# escape=`\nFROM scratch\nRUN dir C:\\ `\n  /b\nUSER app';
    const [run] = read(text).stages[0]?.instructions ?? [];
    expect(run?.kind === 'run' && run.script.text).toBe('dir C:\\   /b');
  });

  test('an escape directive below another comment is only a comment', () => {
    const text = '# my image\n# escape=`\nFROM scratch\nCMD a \\\n b';
    expect(read(text).stages[0]?.instructions).toHaveLength(1);
  });

  test('may end with CRLF and start with a byte order mark', () => {
    const { stages } = read('\uFEFFFROM node:20\r\nRUN a \\\r\n  b\r\nUSER app\r\n');
    expect(stages[0]?.image.value).toBe('node:20');
    expect(stages[0]?.instructions.map(({ kind }) => kind)).toEqual(['run', 'user']);
  });
});

describe('here-documents', () => {
  test('belong to their RUN', () => {
    const text = 'RUN <<EOF bash\napt-get update\nCMD echo\nEOF\nUSER app';
    expect(instructions(text).map(({ kind }) => kind)).toEqual(['run', 'user']);
    expect(values(only(text, 'run').hereDocuments)).toEqual(['apt-get update\nCMD echo']);
  });

  test('may be several, quoted, or indented by tabs', () => {
    const text = "COPY <<A <<-'B' /etc/\none\nA\n\ttwo\n\tB\nUSER app";
    expect(instructions(text).map(({ kind }) => kind)).toEqual(['copy', 'user']);
    expect(only(text, 'copy').sources).toEqual([]);
  });

  test('are not what stands in quotes or in arithmetic', () => {
    const text = 'RUN echo "a <<EOF b" $((1<<2))\nUSER app';
    expect(instructions(text).map(({ kind }) => kind)).toEqual(['run', 'user']);
  });

  test('without an end take the rest', () => {
    expect(instructions('RUN <<EOF\nUSER app')).toHaveLength(1);
  });
});

describe('instructions', () => {
  test('ENTRYPOINT and CMD in exec form have words, each in its place', () => {
    const text = 'FROM scratch\nCMD ["node", "a \\"b\\".js"]';
    const [command] = read(text).stages[0]?.instructions ?? [];
    const words =
      command?.kind === 'command' && command.invocation.form === 'exec'
        ? command.invocation.words
        : [];
    expect(values(words)).toEqual(['node', 'a "b".js']);
    expect(words.map(({ span }) => at(text, span))).toEqual(['"node"', '"a \\"b\\".js"']);
  });

  test('JSON with a mistake is a line for the shell', () => {
    const { invocation } = only("CMD ['node', 'server.js']", 'command');
    expect(invocation.form === 'shell' && invocation.line.value).toBe("['node', 'server.js']");
  });

  test('COPY has sources, a destination, flags', () => {
    const copy = only('COPY --from=build --chmod=755 --chown=a:b a "b c" /app/', 'copy');
    expect(values(copy.sources)).toEqual(['a', 'b c']);
    expect(copy.destination.value).toBe('/app/');
    expect([copy.from?.value, copy.mode?.value]).toEqual(['build', '755']);
  });

  test('ADD may be written as JSON', () => {
    const copy = only('ADD ["a b", "c", "/app"]', 'copy');
    expect([...values(copy.sources), copy.destination.value]).toEqual(['a b', 'c', '/app']);
  });

  test('ENV has pairs, or one name and all the rest', () => {
    const pairs = only('ENV A=1 B="two words" C=a\\ b D= E=\'a\\b\'', 'environment').entries;
    expect(pairs.map(({ name, value }) => [name.value, value?.value])).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'a b'],
      ['D', ''],
      ['E', 'a\\b'],
    ]);
    const [old] = only('ENV GREETING hello = world', 'environment').entries;
    expect([old?.name.value, old?.value?.value]).toEqual(['GREETING', 'hello = world']);
  });

  test('ARG may have no default', () => {
    const { entries } = only('ARG TOKEN PORT=80', 'argument');
    expect(entries.map(({ name, value }) => [name.value, value?.value])).toEqual([
      ['TOKEN', undefined],
      ['PORT', '80'],
    ]);
  });

  test('HEALTHCHECK has durations in seconds and a test', () => {
    const check = only(
      'HEALTHCHECK --interval=1m30s --timeout=500ms --retries=5 CMD curl -f http://localhost/',
      'healthcheck',
    );
    expect([check.interval?.value, check.timeout?.value, check.retries?.value]).toEqual([
      90, 0.5, 5,
    ]);
    expect(check.test?.form === 'shell' && check.test.line.value).toBe('curl -f http://localhost/');
    expect(only('HEALTHCHECK NONE', 'healthcheck').test).toBeUndefined();
  });

  test('EXPOSE, USER, WORKDIR and SHELL are read', () => {
    expect(values(only('EXPOSE 80/tcp $PORT', 'expose').ports)).toEqual(['80/tcp', '$PORT']);
    expect(only('USER app:app', 'user').user.value).toBe('app:app');
    expect(only('WORKDIR /srv', 'workdir').path.value).toBe('/srv');
    expect(values(only('SHELL ["/bin/bash", "-c"]', 'shell').words)).toEqual(['/bin/bash', '-c']);
  });

  test('what Docker does not know is kept by its keyword', () => {
    expect(instructions('FETCH x')).toMatchObject([{ kind: 'other', keyword: 'FETCH' }]);
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'FROM a AS b',
      'RUN <<EOF',
      'EOF',
      'RUN x \\',
      '# c',
      'ENV A="b',
      'CMD ["a", "b"]',
      'COPY --from=x a b',
      'HEALTHCHECK --interval=5s CMD x',
      'ARG A=1 B',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const text = fc
    .array(line, { maxLength: 12 })
    .chain((lines) => fc.constantFrom('\n', '\r\n').map((lineBreak) => lines.join(lineBreak)));

  test('is read, always the same, with every span inside it and around its value', () => {
    fc.assert(
      fc.property(text, (dockerfile) => {
        const result = read(dockerfile);
        expect(read(dockerfile)).toEqual(result);
        for (const span of spansIn(result)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(dockerfile.length);
        }
        for (const stage of result.stages) {
          if (/^[\w:./-]+$/.test(stage.image.value)) {
            expect(at(dockerfile, stage.image.span)).toContain(stage.image.value);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value && 'file' in value) return [value as Span];
  return Object.values(value).flatMap(spansIn);
}

function fail(): never {
  throw new Error('nothing was read');
}
