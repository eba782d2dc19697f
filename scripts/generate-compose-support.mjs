// Writes docs/compose-support.md from the table of dispositions:
// `node scripts/generate-compose-support.mjs`.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = new URL('../docs/compose-support.md', import.meta.url);

const head = `# What becomes of Compose keys

Every key of the [Compose Specification](https://github.com/compose-spec/compose-spec) and what it
becomes on AWS Fargate. \`seaworthy plan\` lists the keys that your project uses; with \`--strict\`,
an \`unsupported\` key is an error.

| word | meaning |
|---|---|
| exact | means the same in production |
| approximated | kept as near as Fargate allows |
| replaced | done in another way by AWS |
| local-only | matters on your machine only |
| unsupported | has no counterpart in production |

\`*\` stands for a name that you choose. List items are left out: \`services.*.ports.target\` is the
\`target\` of each port. Keys that begin with \`x-\` are extensions; of these, only \`x-seaworthy\`
means something in production, and [its settings](settings.md) have a page of their own.

This page is generated from the table that the compiler uses.
`;

/** The page's text. */
export function composeSupportPage(tables) {
  return [head, ...tables.map(section)].join('\n');
}

function section({ title, entries }) {
  const rows = Object.entries(entries)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { disposition, reason }]) => `| \`${path}\` | ${disposition} | ${reason} |`);
  return [`## ${title}`, '', '| key | becomes | why |', '|---|---|---|', ...rows, ''].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loadSource } = await import('./load-source.mjs');
  const { dispositionTables } = await loadSource(
    'packages/compiler/src/project/disposition-table.ts',
  );
  writeFileSync(target, composeSupportPage(dispositionTables));
}
