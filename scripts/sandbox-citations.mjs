// The tests that the sandbox's specification cites, and those that there are.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The test files of a folder of the repository, by path, with the titles in each. */
export function testsIn(folder) {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\.test\.(ts|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => {
      const titles = titlesIn(readFileSync(`${root}${folder}/${name}`, 'utf8'));
      return { name: basename(name), titles };
    });
}

/** First arguments of calls that take a text and something more: tests, groups, rows of tables. */
function titlesIn(source) {
  const calls = source.matchAll(
    /[\w)`]\(\s*(?:'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)"|`((?:[^`\\]|\\.)+)`),/g,
  );
  const rows = source.matchAll(/\[\s*(?:'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)"),/g);
  return [...calls, ...rows].map(([, single, double, template]) =>
    (single ?? double ?? template).replaceAll(/\\(.)/g, '$1'),
  );
}

/** What the last column of a page's tables of behaviours cites, row by row. */
export function citedCells(page) {
  const cells = [];
  let inTable = false;
  for (const line of page.split('\n')) {
    if (/\| *(test|shown by) *\|$/.test(line)) inTable = true;
    else if (!line.startsWith('|')) inTable = false;
    else if (inTable && !/^\|[-| ]+\|$/.test(line)) {
      cells.push(
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .at(-1)
          .trim(),
      );
    }
  }
  return cells;
}

/** What rows may say instead of a title. */
const noTitle = /^(|the same|\(the tests above\)|every test with containers)$/;

/**
 * What a cell cites that is not among the tests. Titles stand in backticks, or one after the other
 * with `;` or `·` between them; `…` stands for any text, `group › test` for a test of a group, and a
 * file's name for all of its tests.
 */
export function missingFrom(cell, tests) {
  const plain = tests.flatMap(({ titles }) => titles).map(withoutPlaceholders);
  const isThere = (title) =>
    noTitle.test(title) ||
    tests.some(({ name }) => title.endsWith(name)) ||
    title.split(' › ').every((part) => plain.some((known) => fits(part, known)));
  if (cell.startsWith('`') || cell.startsWith('each test of `')) {
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, title]) => title).filter((it) => !isThere(it));
  }
  return missingOf(cell.split(/(?<=;) | · /), isThere);
}

/** Titles may themselves contain semicolons: what is not there may be there with what follows. */
function missingOf(parts, isThere) {
  if (parts.length === 0) return [];
  for (let count = 1; count <= parts.length; count += 1) {
    const title = parts.slice(0, count).join(' ').replace(/;$/, '').replaceAll('`', '');
    if (isThere(title.trim())) return missingOf(parts.slice(count), isThere);
  }
  return [parts[0].replace(/;$/, ''), ...missingOf(parts.slice(1), isThere)];
}

function withoutPlaceholders(title) {
  return title.replaceAll(/%[sijdo]|\$\{[^}]*\}|\$[\w.]+/g, '…');
}

/** `refuses no family` fits `refuses …`, and `refuses …` fits `refuses no family`. */
function fits(cited, known) {
  if (known.replaceAll(/[…\s]/g, '').length < 5) return cited === known;
  return patternOf(known).test(cited) || patternOf(cited).test(known);
}

function patternOf(title) {
  const literal = title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/ ?…/g, '.*')}$`);
}
