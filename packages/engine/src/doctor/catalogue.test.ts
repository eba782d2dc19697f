import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue, type Rule } from './testing/catalogue.ts';
import { whereDecided } from './testing/where-decided.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const tests = filesIn(`${root}packages/compiler/src/checks`).filter((file) =>
  file.endsWith('.test.ts'),
);
const incidents = filesIn(`${root}corpus/incidents/cases`).map((file) => ({
  name: file.slice(file.lastIndexOf('/') + 1, -'.ts'.length),
  rule: /rule: '([^']+)'/.exec(readFileSync(file, 'utf8'))?.[1],
}));

describe('the catalogue', () => {
  it('has ninety rules', () => {
    expect(new Set(catalogue).size).toBe(90);
  });

  it.each(catalogue)('%s is decided somewhere, and has a page and a test', (rule) => {
    const { check, live, event } = whereDecided(rule);
    expect(check || live || event).toBe(true);
    expect(existsSync(`${root}docs/diagnostics/${rule}.md`)).toBe(true);
    expect(provenBy(rule)).not.toBe('');
  });

  it('is on the page of the doctor’s rules as it is', async () => {
    await expect(rulesPage()).toMatchFileSnapshot(`${root}docs/doctor-rules.md`);
  });
});

function rulesPage(): string {
  const mark = (is: boolean) => (is ? 'yes' : '');
  const rows = catalogue.map((rule) => {
    const { check, live, event } = whereDecided(rule);
    const name = `[${rule}](diagnostics/${rule}.md)`;
    return `| ${name} | ${mark(check)} | ${mark(live)} | ${mark(event)} | ${provenBy(rule)} |`;
  });
  return [
    '# What the doctor decides',
    '',
    'Every rule of the catalogue of failures, and where it is decided: by a check over settings (of a plan and of what runs alike), by a look at what runs, or from what happened (reasons, exit codes, logs, events). The last column names its test, or the incidents of the corpus that prove it.',
    '',
    '| rule | check | running | event | proven by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The check's own test, else incidents, else the doctor's tests that name it. */
function provenBy(rule: Rule): string {
  const own = tests.find((file) => file.endsWith(`/${rule}.test.ts`));
  const proofs = [
    ...(own ? [own.slice(own.lastIndexOf('/') + 1)] : []),
    ...incidents.flatMap((incident) => (incident.rule === rule ? incident.name : [])),
  ];
  return proofs.join(', ') || doctorTestOf(rule);
}

function doctorTestOf(rule: Rule): string {
  const folder = `${root}packages/engine/src/doctor`;
  const file = filesIn(folder).find(
    (name) =>
      name.endsWith('.test.ts') &&
      !name.endsWith('catalogue.test.ts') &&
      readFileSync(name, 'utf8').includes(`'${rule}'`),
  );
  return file?.slice(file.lastIndexOf('/') + 1) ?? '';
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}
