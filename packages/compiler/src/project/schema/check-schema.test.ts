import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateComposeSchema } from '../../../../../scripts/generate-compose-schema.mjs';
import { readText } from '../testing/read-text.ts';

/** Code, place and message of what is told about a service's keys. */
function toldOf(keys: string): readonly string[] {
  const text = `services:\n  web:\n    image: nginx\n${keys.replace(/^/gm, '    ')}\n`;
  const { problems, diagnostics } = readText(text);
  return problems.map((problem, index) => `${problem} | ${diagnostics[index]?.message}`);
}

describe('keys', () => {
  test('that the specification does not know are told with what may be meant', () => {
    const { problems, diagnostics } = readText(
      'servcies: {}\nservices:\n  web:\n    image: a\n    enviroment: {}\n    healthcheck: { tset: a }\n    colour: red\n',
    );
    expect(problems).toEqual([
      'compose/unknown-key 1:1 servcies',
      'compose/unknown-key 5:5 enviroment',
      'compose/unknown-key 6:20 tset',
      'compose/unknown-key 7:5 colour',
    ]);
    expect(diagnostics.map(({ message, help }) => `${message} ${help}`)).toEqual([
      '"servcies" is not a key of a Compose file. Did you mean "services"?',
      '"enviroment" is not a key of the service "web". Did you mean "environment"?',
      '"tset" is not a key of "healthcheck". Did you mean "test"?',
      '"colour" is not a key of the service "web". Remove it; keys of your own start with `x-`.',
    ]);
  });

  test('of your own are taken as they are', () => {
    expect(toldOf('x-anything: { a: [b] }\nhealthcheck: { test: a, x-note: b }')).toEqual([]);
  });

  test('that are needed and missing are told', () => {
    const text =
      'services:\n  web: { image: a, depends_on: { db: {} }, volumes: [{ target: /x }] }\n  db: { image: b }\n';
    expect(readText(text).problems).toEqual([
      'compose/missing-key 2:34 db',
      'compose/missing-key 2:56 target',
    ]);
  });

  test('that are names are told when they cannot be', () => {
    const { problems, diagnostics } = readText(
      'services: { "my web": { image: a } }\nvolumes: { "da/ta": }\n',
    );
    expect(problems).toEqual(['compose/bad-name 1:13 "my web"', 'compose/bad-name 2:12 "da/ta"']);
    expect(diagnostics[1]?.message).toBe('"da/ta" cannot be the name of a volume.');
  });

  test('inherited from JavaScript are unknown keys like any others', () => {
    expect(toldOf('__proto__: a\nconstructor: b\ntoString: c')).toHaveLength(3);
  });
});

describe('values', () => {
  test.each([
    ['user: 1000', '4:11 1000 | "user" must be text, not a number.'],
    ['restart: false', '4:14 false | "restart" must be text, not false.'],
    ['ports: 80', '4:12 80 | "ports" must be a list, not a number.'],
    ['ports:', '4:5 ports | "ports" must be a list, not empty.'],
    [
      'ports: [[80]]',
      '4:13 [80] | An entry of "ports" must be a number, text or a set of keys, not a list.',
    ],
    ['environment: A=1', '4:18 A=1 | "environment" must be a set of keys or a list, not text.'],
    ['environment: [1]', '4:19 1 | An entry of "environment" must be text, not a number.'],
    [
      'environment: { A: [b] }',
      '4:23 [b] | "A" must be text, a number or true or false, not a list.',
    ],
    ['command: { a: b }', '4:14 { a: b } | "command" must be text or a list, not a set of keys.'],
    ['init: maybe', '4:11 maybe | "init" must be true or false, not text.'],
    [
      'deploy: { replicas: 1.5 }',
      '4:25 1.5 | "replicas" must be a whole number or text, not a number.',
    ],
    ['healthcheck: { interval: 30 }', '4:30 30 | "interval" must be text, not a number.'],
  ])('%s', (keys, expected) => {
    expect(toldOf(keys)).toEqual([`compose/wrong-type ${expected}`]);
  });

  test('that variables fill in may be numbers and switches written as text', () => {
    const keys =
      'init: "${INIT:-true}"\ndeploy: { replicas: "${N:-2}" }\ndepends_on: { db: { condition: service_started, required: "${R:-no}" } }';
    const text = `services:\n  web:\n    image: a\n${keys.replace(/^/gm, '    ')}\n  db: { image: b }\n`;
    const { problems, project } = readText(text);
    expect(problems).toEqual([]);
    expect(project?.services[0]).toMatchObject({
      init: { value: true },
      deploy: { replicas: { value: 2 } },
      dependsOn: [{ required: false }],
    });
  });

  test.each([
    ['cgroup: hots', '"cgroup" cannot be "hots".'],
    ['pull_policy: sometimes', '"pull_policy" cannot be "sometimes".'],
    ['cpu_percent: 200', '"cpu_percent" cannot be "200".'],
    ['volumes: [{ type: bnd, target: /x }]', '"type" cannot be "bnd".'],
  ])('%s is not among those allowed', (keys, message) => {
    expect(toldOf(keys)).toEqual([expect.stringContaining(message)]);
  });

  test('of a variable never appear in a message, only the variable does', () => {
    const text = 'services: { web: { image: a, restart: "${POLICY}" } }\n';
    const { diagnostics } = readText(text, { variables: { POLICY: 'canary' } });
    expect(diagnostics[0]?.message).toBe('"restart" cannot be "${POLICY}".');
  });

  test('listed twice are told with the first place', () => {
    expect(toldOf('cap_add: [A, B, A]')).toEqual([
      'compose/listed-twice 4:21 A | "A" is listed twice in "cap_add"; the last one counts.',
    ]);
  });
});

test('no message holds a value that may be secret', () => {
  const text = `
services:
  web:
    image: a
    environment: [PASSWORD=canary, PASSWORD=canary, "X =canary", "=canary"]
    healthcheck: { test: ["ping -p canary"] }
    command: "it's canary"
    labels: { a: [canary] }
    secrets: canary
`;
  const { diagnostics } = readText(text);
  expect(diagnostics.length).toBeGreaterThan(6);
  expect(JSON.stringify(diagnostics)).not.toContain('canary');
});

test('newer keys of the specification are read without error', () => {
  const text = `
models: { llm: { model: ai/smollm2 } }
services:
  web:
    image: a
    develop: { watch: [{ path: ./x, action: sync, target: /x }] }
    gpus: all
    use_api_socket: true
    label_file: [labels.env]
    models: [llm]
    post_start: [{ command: echo hi, user: root }]
    pre_stop: [{ command: [echo, bye] }]
  tool: { provider: { type: aws, options: { region: x } } }
`;
  expect(readText(text).problems).toEqual([]);
});

test('the generated schema is that of data/compose-spec.json', () => {
  const generated = readFileSync(new URL('./compose-schema.generated.ts', import.meta.url), 'utf8');
  expect(generated).toBe(generateComposeSchema());
});
