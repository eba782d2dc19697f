import { describe, expect, test } from 'vitest';
import { displayText } from '../../variables/text.ts';
import { readText } from '../testing/read-text.ts';

const variables = { SET: 'value', EMPTY: '', DB_PASSWORD: 'canary-s3cret' };

/** What a container label becomes: labels are never classified. */
function labelOf(written: string): string | undefined {
  const text = `services:\n  web:\n    image: nginx\n    labels:\n      a: '${written}'\n`;
  return readText(text, { variables }).project?.services[0]?.labels[0]?.value;
}

describe('variables', () => {
  test.each([
    ['$SET', 'value'],
    ['${SET}', 'value'],
    ['a-${SET}-b', 'a-value-b'],
    ['$SET$SET', 'valuevalue'],
    ['$SET-x', 'value-x'],
    ['${UNSET}', ''],
    ['${UNSET:-default}', 'default'],
    ['${UNSET-default}', 'default'],
    ['${EMPTY:-default}', 'default'],
    ['${EMPTY-default}', ''],
    ['${SET:-default}', 'value'],
    ['${UNSET:-}', ''],
    ['${SET:+given}', 'given'],
    ['${EMPTY:+given}', ''],
    ['${EMPTY+given}', 'given'],
    ['${UNSET+given}', ''],
    ['${SET:?needed}', 'value'],
    ['${EMPTY?needed}', ''],
    ['${UNSET:-${SET}}', 'value'],
    ['${UNSET:-${OTHER:-deep}}', 'deep'],
    ['${UNSET:-a:b-c?d+e}', 'a:b-c?d+e'],
    ['${UNSET:-{"json": {}}}', '{"json": {}}'],
    ['${UNSET:-$$x}', '$x'],
    ['$$SET', '$SET'],
    ['$$${SET}', '$value'],
    ['$${SET}', '${SET}'],
    ['costs 5$', 'costs 5$'],
    ['$5 and $(date)', '$5 and $(date)'],
  ])('%s becomes %j', (written, value) => {
    expect(labelOf(written)).toBe(value);
  });

  test('are filled in in values only, never in keys', () => {
    const text = 'services:\n  web:\n    image: nginx\n    labels: { "$SET": "$SET" }\n';
    const labels = readText(text, { variables }).project?.services[0]?.labels;
    expect(labels).toMatchObject([{ name: '$SET', value: 'value' }]);
  });

  test('know the name of the project', () => {
    const text = 'name: fleet\nservices: { web: { image: "${COMPOSE_PROJECT_NAME}-web" } }\n';
    expect(readText(text).project?.services[0]?.image?.value).toBe('fleet-web');
  });
});

describe('a mistake in a variable', () => {
  test.each([
    ['${}', 'there is no name'],
    ['${5A}', 'there is no name'],
    ['${A!x}', 'its name is followed by something unknown'],
    ['${A', 'the brace is not closed'],
  ])('%s is told at its own characters', (written, problem) => {
    const text = `services:\n  web:\n    image: nginx\n    labels: ["x=1 ${written}"]\n`;
    const { problems, diagnostics } = readText(text);
    expect(problems).toEqual([`compose/bad-interpolation 4:19 ${written}`]);
    expect(diagnostics[0]?.message).toContain(problem);
  });

  test('is told where it stands in a default, whose brace Compose takes to be the last one', () => {
    const text = 'services:\n  web:\n    image: nginx\n    labels: ["x=1 ${A:-${B}"]\n';
    expect(readText(text).problems).toEqual(['compose/bad-interpolation 4:24 ${B']);
  });

  test('is told once: nothing is said of the value it would have given', () => {
    const text = 'services:\n  web:\n    image: ${IMAGE:?name one}\n    ports: ["${A!}:80"]\n';
    const { problems, diagnostics } = readText(text);
    expect(problems).toEqual([
      'compose/required-variable 3:12 ${IMAGE:?name one}',
      'compose/bad-interpolation 4:14 ${A!}',
    ]);
    expect(diagnostics[0]?.message).toBe('The variable IMAGE is required and not set: name one.');
  });

  test('deep in defaults does not exhaust the stack', () => {
    const deep = `${'${A:-'.repeat(5000)}${'}'.repeat(5000)}`;
    const text = `services:\n  web:\n    image: nginx\n    labels: ["x=${deep}"]\n`;
    expect(readText(text).problems[0]).toMatch(/^compose\/bad-interpolation 4:/);
  });
});

describe('a variable that is not set', () => {
  test('is told once with all its uses', () => {
    const text = 'services:\n  web:\n    image: "nginx:${TAG}"\n    labels: ["a=$TAG", "b=$TAG"]\n';
    const { problems, diagnostics } = readText(text);
    expect(problems).toEqual(['compose/unset-variable 3:19 ${TAG}']);
    expect(diagnostics[0]?.severity).toBe('warning');
    expect(diagnostics[0]?.related?.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '$TAG',
      '$TAG',
    ]);
  });

  test("is not told in others' extension keys, which mean nothing", () => {
    const text = 'x-notes: $UNSET\nservices: { web: { image: nginx, x-more: $UNSET } }\n';
    expect(readText(text).problems).toEqual([]);
  });

  test('is told once where aliases take it out of an extension key', () => {
    const text = 'x-web: &web { image: "nginx:$TAG" }\nservices: { a: *web, b: *web }\n';
    const { problems, diagnostics } = readText(text);
    expect(problems).toEqual(['compose/unset-variable 1:29 $TAG']);
    expect(diagnostics[0]?.related).toBeUndefined();
  });
});

describe('a secret', () => {
  test('stays a name among the parts of a value', () => {
    const text =
      'services:\n  web:\n    image: nginx\n    environment:\n      DATABASE_URL: postgres://app:${DB_PASSWORD}@db/app\n';
    const reading = readText(text, { variables });
    const [entry] = reading.project?.services[0]?.environment ?? [];
    expect(entry?.value).toEqual([
      { kind: 'text', text: 'postgres://app:' },
      { kind: 'secret', name: 'DB_PASSWORD' },
      { kind: 'text', text: '@db/app' },
    ]);
    expect(displayText(entry?.value ?? [])).toBe('postgres://app:${DB_PASSWORD}@db/app');
    expect(JSON.stringify(reading)).not.toContain('canary');
  });

  test('is refused where the plan needs to see the value', () => {
    const text =
      'services:\n  web:\n    image: "registry/${DB_PASSWORD}"\n    ports: ["${DB_PASSWORD}:80"]\n';
    const reading = readText(text, { variables });
    expect(reading.problems).toEqual([
      'compose/secret-in-structure 3:22 ${DB_PASSWORD}',
      'compose/secret-in-structure 4:14 ${DB_PASSWORD}',
    ]);
    expect(JSON.stringify(reading.diagnostics)).not.toContain('canary');
  });

  test('is none when the project declares the variable plain', () => {
    const text =
      'x-seaworthy: { variables: { DB_PASSWORD: plain } }\nservices: { web: { image: "a:${DB_PASSWORD}" } }\n';
    const reading = readText(text, { variables: { DB_PASSWORD: 'v1' } });
    expect(reading.problems).toEqual([]);
    expect(reading.project?.services[0]?.image?.value).toBe('a:v1');
  });
});
