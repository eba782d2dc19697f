// Writes packages/compiler/src/project/schema/compose-schema.generated.ts from the Compose
// Specification's JSON schema: `node scripts/generate-compose-schema.mjs`.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiler = new URL('../packages/compiler/', import.meta.url);
const source = new URL('data/compose-spec.json', compiler);
const target = new URL('src/project/schema/compose-schema.generated.ts', compiler);

/** Words for people, and what no check needs. */
const leftOut = new Set(['$schema', '$id', 'title', 'description', 'deprecated', 'default']);

/** The text of the generated module. */
export function generateComposeSchema() {
  const schema = strip(JSON.parse(readFileSync(source, 'utf8')));
  const json = JSON.stringify(schema).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [
    '// Generated from data/compose-spec.json by scripts/generate-compose-schema.mjs. Do not edit.',
    "import type { RootSchema } from './schema.ts';",
    '',
    '/** The Compose Specification, without its descriptions. Parsing a string is the fastest load. */',
    `export const composeSchema: RootSchema = JSON.parse('${json}');`,
    '',
  ].join('\n');
}

/** Leaves descriptions out; below `properties` and the like, keys are names and all are kept. */
function strip(value, keysAreNames = false) {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => keysAreNames || !leftOut.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, strip(item, hasNames(key, keysAreNames))]),
  );
}

function hasNames(key, insideNames) {
  return !insideNames && ['properties', 'patternProperties', 'definitions'].includes(key);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, generateComposeSchema());
}
