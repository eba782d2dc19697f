import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  'corpus/README.md',
  'packages/sandbox/SPEC.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The files that a page links to, from the page's folder. */
function linkedFiles(text) {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const links = prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm);
  return [...links]
    .map(([, inline, reference]) => inline ?? reference)
    .filter((target) => !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(target))
    .map((target) => decodeURIComponent(target.split('#')[0]));
}

it.each(pages)('every link of %s leads to a file', (page) => {
  const links = linkedFiles(readFileSync(join(root, page), 'utf8'));

  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

it('links are found in prose, with text in code, and not in code', () => {
  const text =
    'See [a](a.md#x), [`b`](b.md) and [c].\n\n[c]: c.md\n\n```\n[d](d.md)\n```\n`[e](e.md)` [f](https://f.example) [g](#g)\n';

  expect(linkedFiles(text)).toEqual(['a.md', 'b.md', 'c.md']);
});
