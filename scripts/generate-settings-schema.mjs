// Writes packages/compiler/data/x-seaworthy.schema.json from the forms that the compiler reads
// settings with: `node scripts/generate-settings-schema.mjs`.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = new URL('../packages/compiler/data/x-seaworthy.schema.json', import.meta.url);

/** The schema's text: a Compose file of which only `x-seaworthy` is described. */
export function settingsSchemaText({ projectSettings, serviceSettings }) {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'x-seaworthy in a Compose file',
    type: 'object',
    properties: {
      'x-seaworthy': { $ref: '#/$defs/project' },
      services: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: { 'x-seaworthy': { $ref: '#/$defs/service' } },
        },
      },
    },
    $defs: {
      project: { description: projectSettings.description, ...projectSettings.schema() },
      service: { description: serviceSettings.description, ...serviceSettings.schema() },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loadSource } = await import('./load-source.mjs');
  const forms = await loadSource('packages/compiler/src/project/settings-forms/settings.ts');
  writeFileSync(target, settingsSchemaText(forms));
}
