import { expect, test } from 'vitest';
import { readText } from '../testing/read-text.ts';

/** What is told of a file, each as `line:column text: problem mend`. */
function told(text: string): readonly string[] {
  return readText(text).diagnostics.map(({ span, message, help }) => {
    const { start = 0, end = 0 } = span ?? {};
    const line = text.slice(0, start).split('\n').length;
    return `${line} ${text.slice(start, end)} | ${message} | ${help}`;
  });
}

const web = 'services:\n  web:\n    image: nginx\n';

test.each([
  [
    'a key without its colon, before others',
    'services:\n  cache:\n    image redis:7\n    command: redis-server\n    init: true\n',
    '3 image redis:7 | This is not YAML: the key `image` has no colon. | Write `image: …`.',
  ],
  [
    'a key without its colon, before what belongs to it',
    `${web}    environment\n      A: b\n    init: true\n`,
    '4 environment | This is not YAML: the key `environment` has no colon. | Write `environment:`.',
  ],
  [
    'a key without its colon at the top',
    'services\n  web:\n    image: nginx\n',
    '1 services | This is not YAML: the key `services` has no colon. | Write `services:`.',
  ],
  [
    'a colon without its space',
    'services:\n  web:\n    image:nginx\n    init: true\n',
    '3 image:nginx | This is not YAML: a space is missing after a colon. | Write `image: …`.',
  ],
  [
    'a list item that stands too far left',
    `${web}    ports:\n - 80\n  db:\n    image: postgres:16\n`,
    '5 - 80 | This is not YAML: this list item stands further left than the key that it belongs to. | Indent it as far as `ports`, or further.',
  ],
  [
    'a key that stands too far right below a list',
    `${web}    ports:\n    - 80\n      environment:\n      A: b\n`,
    '6 environment: | This is not YAML: this line is indented further than those it belongs to. | Give all keys of one block the same number of spaces.',
  ],
  [
    'a list on the line of its key',
    `${web}    ports: - "80:80"\n  db:\n    image: postgres:16\n`,
    '4 ports: - "80:80" | This is not YAML: a list begins on the line of its key. | Put its first `-` on a line of its own.',
  ],
])('%s is told once, where it is', (_what, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  [
    'a key without its colon',
    'services:\n  web:\n    image redis:7\n',
    'A colon is missing: write `image: …`.',
  ],
  [
    'a colon without its space',
    'services:\n  web:\n    image:nginx\n',
    'Put a space after the colon: write `image: …`.',
  ],
  ['a dash without its space', `${web}    ports:\n      -"80:80"\n`, 'Put a space after the dash.'],
  [
    'services as far left as their key',
    'services:\nweb:\n  image: nginx\n',
    'Indent the lines that belong to it by two spaces, or remove the key.',
  ],
])('%s, alone in its block, is YAML and told with its mend', (_what, text, mend) => {
  expect(readText(text).diagnostics[0]).toMatchObject({ code: 'compose/wrong-type', help: mend });
});

test('two lines that are astray are both told', () => {
  const text = `${web}    healthcheck:\n      interval 5s\n      timeout: 3s\n    depends_on:\n      db\n        condition: x\n`;
  expect(told(text).map((one) => one.split(' | ')[0])).toEqual(['5 interval 5s', '8 db']);
});

test('a line that is astray is told once, whatever else is wrong in it', () => {
  const text = `${web}    command: &a *b c: d\n    init: true\n`;
  expect(told(text)).toHaveLength(1);
});

test('words that are no keys of Compose are not repeated: they may be secrets', () => {
  const text = `${web}    environment:\n      A: b\n      hunter2 swordfish\n      C: d\n`;
  const [only, ...further] = readText(text).diagnostics;
  expect(further).toEqual([]);
  expect(`${only?.message} ${only?.help}`).not.toMatch(/hunter2|swordfish/);
});
