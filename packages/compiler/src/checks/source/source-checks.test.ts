import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceChecks } from './source-checks.ts';
import { findIn } from './testing/find-in.ts';
import { healthyProjects } from './testing/healthy-projects.ts';

const pages = new URL('../../../../../docs/diagnostics/', import.meta.url);

test.each(sourceChecks.map(({ code }) => [code]))(
  '%s has a file and a page of its name',
  (code) => {
    const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    expect(existsSync(new URL(`./${code}.ts`, import.meta.url))).toBe(true);
  },
);

test('every check has a code of its own', () => {
  const codes = sourceChecks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('no finding shows a secret, wherever it stands', () => {
  const secret = 'correct-horse-battery';
  const found = findIn({
    'compose.yaml': `services:
  api:
    build: { context: ., args: { NPM_TOKEN: ${secret} } }
    command: sh -c "uvicorn a:b --token ${secret}"
    ports: ["8000:8000"]
    environment:
      DB_PASSWORD: ${secret}
      HOST: 127.0.0.1
      CELERY_RESULT_BACKEND: rediss://:${secret}@cache.example.com:6379/0?ssl=true
      AWS_REGION: us-west-2
`,
    '.env': `TOKEN=${secret}\n`,
    Dockerfile: `FROM python:3.12-slim\nARG NPM_TOKEN=${secret}\nENV API_KEY=${secret}\nCOPY . .\n`,
    'a.py': `import os\nos.environ['TOKEN']\nurl = f"postgres://app:{password}@{host}?x=${secret}"\n`,
    '.github/workflows/a.yml': `  aws-access-key-id: ${secret}\n`,
    'deploy.sh': `PGPASSWORD=${secret} pg_dump -h x app\n`,
  });
  expect(found.length).toBeGreaterThan(8);
  expect(JSON.stringify(found)).not.toContain(secret);
});

test('files with anything in them are checked without an error, and spans lie within them', () => {
  const change = fc.record({
    project: fc.constantFrom(...Object.values(healthyProjects)),
    file: fc.nat(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 40 }),
    added: fc.oneof(
      fc.constantFrom('\r\n', '"', "'", '$(', '<<EOF', '{', ' --host', '://:{p}@', '[', '\\', '#!'),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
  });
  fc.assert(
    fc.property(change, ({ project, file, at, removed, added }) => {
      const paths = Object.keys(project).filter((path) => path !== 'compose.yaml');
      const path = paths[file % paths.length] ?? '';
      const text = project[path] ?? '';
      const start = Math.floor(at * text.length);
      const changed = text.slice(0, start) + added + text.slice(start + removed);
      const files = { ...project, [path]: changed };
      for (const { span, related = [] } of findIn(files)) {
        for (const place of [span, ...related.map((other) => other.span)]) {
          expect(place).toBeDefined();
          expect(place?.start).toBeLessThanOrEqual(place?.end ?? -1);
          expect(place?.end).toBeLessThanOrEqual(files[place?.file ?? '']?.length ?? -1);
        }
      }
    }),
    { numRuns: 150 },
  );
});
