import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { composeProblems } from './compose-diagnostics.ts';
import { readText } from './testing/read-text.ts';

const pages = new URL('../../../../docs/diagnostics/', import.meta.url);
const codes = Object.keys(composeProblems);

function pageOf(code: string): string {
  return readFileSync(new URL(`${code}.md`, pages), 'utf8');
}

/** The files that the examples of the pages speak of. */
const others = {
  'infra/postgres.yaml': 'services: { db: { image: postgres } }\n',
  'vendor/monitoring.yaml': 'services: { grafana: { image: grafana/grafana } }\n',
  'config/web.env': 'MODE=production\n',
};

/** Their examples would need a broken disk, several files, or megabytes. */
const untried = new Set([
  'compose/file-unreadable',
  'compose/file-too-large',
  'compose/include-cycle',
  'compose/include-conflict',
  'compose/too-many-includes',
]);

function codesOf(text: string): ReadonlySet<string> {
  const { diagnostics } = readText(text, { others, variables: { API_TOKEN: 'canary' } });
  return new Set(diagnostics.map(({ code }) => code));
}

describe('the page of', () => {
  test.each(codes)('%s has its title, and an example with its mend', (code) => {
    const page = pageOf(code);
    expect(page.startsWith(`# ${code}\n\n`)).toBe(true);
    expect(page.match(/```yaml\n/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page.split('\n').length).toBeLessThan(50);
  });

  test.each(codes.filter((code) => !untried.has(code)))('%s is true of its example', (code) => {
    const [wrong, mended] = [...pageOf(code).matchAll(/```yaml\n(.*?)```/gs)].map(
      ([, example = '']) => example,
    );
    expect(codesOf(wrong ?? '')).toContain(code);
    const left = [...codesOf(mended ?? '')].filter((left) => left !== 'compose/unset-variable');
    expect(left).toEqual([]);
  });
});
