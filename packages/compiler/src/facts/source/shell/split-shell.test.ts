import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitShell } from './split-shell.ts';

const lines = (script: string) =>
  splitShell(script).map(({ words }) => words.map(({ text }) => text).join(' '));

describe('a shell script', () => {
  test('is split at its operators', () => {
    expect(lines('a 1 && b|c ; d &\ne || f')).toEqual(['a 1', 'b', 'c', 'd', 'e', 'f']);
  });

  test('keeps quoted words whole and substitutions as written', () => {
    expect(lines(`echo "a; b" 'c && d' $(e; f) "\${G:-h i}" \`j | k\``)).toEqual([
      'echo a; b c && d $(e; f) ${G:-h i} `j | k`',
    ]);
  });

  test('joins lines, skips comments and redirections', () => {
    expect(lines('a \\\n  b # c; d\ne >/dev/null 2>&1 <in <<<"x y" &>all')).toEqual(['a b', 'e']);
  });

  test('skips here-documents', () => {
    expect(lines('cat <<EOF > x\nrm -rf /\nEOF\nls')).toEqual(['cat', 'ls']);
  });

  test('leaves variables before a program out', () => {
    expect(lines('PORT=80 HOST="a b" node server.js\nA=1')).toEqual(['node server.js']);
  });

  test('says how deep a command stands in conditions, loops and functions', () => {
    const script = `set -e
if [ "$1" = web ]; then exec gunicorn app; else exec celery; fi
case $1 in web|api) run;; esac
serve() { node x; }
for i in 1 2; do ping; done
exec "$@"`;
    expect(splitShell(script).map(({ words, depth }) => [words[0]?.text, depth])).toEqual([
      ['set', 0],
      ['[', 1],
      ['exec', 1],
      ['exec', 1],
      ['run', 1],
      ['node', 1],
      ['ping', 1],
      ['exec', 0],
    ]);
  });

  test('may be any text: words lie in it, in order', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '$(',
      ')',
      '`',
      '<<E',
      '\n',
      '\\',
      ';',
      '#',
      '{',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (script) => {
          let last = 0;
          for (const { start, end } of splitShell(script).flatMap(({ words }) => words)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(script.length);
            last = end;
          }
        },
      ),
    );
  });
});
