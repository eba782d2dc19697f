import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks } from '../checks/check-facts.ts';

const sources = ['..', '../../../engine/src'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const commandSources = fileURLToPath(new URL('../../../cli/src', import.meta.url));
const pages = fileURLToPath(new URL('../../../../docs/diagnostics', import.meta.url));

const codes = [...new Set([...(await declaredCodes()), ...checks.map(({ code }) => code)])].sort();

describe('the pages of diagnostics', () => {
  const written = filesBelow(pages)
    .map((path) => relative(pages, path).replace(/\.md$/, ''))
    .sort();

  it('are there for every code', () => {
    expect(codes.filter((code) => !written.includes(code))).toEqual([]);
  });

  it('are there for codes only, of the compiler, the engine or the command', () => {
    const command = filesBelow(commandSources).map((path) => readFileSync(path, 'utf8'));
    const isDeclared = (code: string) =>
      codes.includes(code) || command.some((text) => text.includes(`'${code}': {`));
    expect(written.filter((page) => !isDeclared(page))).toEqual([]);
  });

  it.each(written)('%s begins with its code', (page) => {
    const text = readFileSync(join(pages, `${page}.md`), 'utf8');
    expect(text.startsWith(`# ${page}\n`)).toBe(true);
  });
});

/** Codes of the tables that stages export: what `declareDiagnostics` makes is a function a code. */
async function declaredCodes(): Promise<readonly string[]> {
  const tables = sources
    .flatMap(filesBelow)
    .filter((path) => /(?:diagnostics|problems)\.ts$/.test(path));
  const modules: readonly Record<string, unknown>[] = await Promise.all(
    tables.map((path) => import(pathToFileURL(path).href)),
  );
  return modules
    .flatMap((exported) => Object.values(exported))
    .flatMap((table) => Object.entries(table ?? {}))
    .filter(([, reporter]) => typeof reporter === 'function')
    .map(([code]) => code);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
