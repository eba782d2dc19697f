// Writes docs/diagnostics.md: every diagnostic with the first sentence of its page.
//   node scripts/generate-diagnostics-index.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../docs/diagnostics/', import.meta.url);

const groups = [
  ['compose', 'Reading the Compose files'],
  ['env-file', 'Reading files of variables'],
  ['settings', 'Reading `x-seaworthy`'],
  ['application', 'Understanding the project'],
  ['graph', 'Building for AWS'],
  ['deploy', 'Deploying'],
  ['rollback', 'Going back to a release'],
  ['rehearse', 'Rehearsing'],
  ['secrets', 'Keeping secrets'],
  ['', 'Checks and causes: what is known to fail on AWS'],
];

/** The index as it should be. */
export function diagnosticsIndex() {
  return [
    '# Diagnostics',
    '',
    'Everything that Seaworthy may say about a project. `seaworthy help CODE` shows a page in the terminal. `x-seaworthy: { ignore: [CODE] }` silences a check, for the project or for one service.',
    ...groups.flatMap(([group, title]) => section(group, title)),
    '',
  ].join('\n');
}

function section(group, title) {
  const pages = readdirSync(new URL(group === '' ? '.' : `${group}/`, folder))
    .filter((name) => name.endsWith('.md'))
    .sort();
  return [
    '',
    `## ${title}`,
    '',
    ...pages.map((name) => entry(group === '' ? name : `${group}/${name}`)),
  ];
}

function entry(path) {
  const code = path.replace(/\.md$/, '');
  return `- [\`${code}\`](diagnostics/${path}): ${firstSentence(readFileSync(new URL(path, folder), 'utf8'))}`;
}

function firstSentence(page) {
  const paragraph = page.split('\n\n').find((part) => part !== '' && !part.startsWith('#')) ?? '';
  // Links lead on from the page, and would not from the list.
  const text = paragraph
    .replaceAll('\n', ' ')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .trim();
  return /^(?:`[^`]*`|[^`])*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('../diagnostics.md', folder), diagnosticsIndex());
}
