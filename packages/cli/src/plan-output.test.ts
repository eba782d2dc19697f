import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCommand } from './testing/run-command.ts';

const page = fileURLToPath(new URL('../../../docs/plan-output.md', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/rag-platform', import.meta.url));

it('docs/plan-output.md shows what seaworthy plan says of the example', async () => {
  const { stdout } = runCommand(['plan'], { directory: example, width: 100 });
  const [before = '', , after = ''] = readFileSync(page, 'utf8').split('```\n');

  await expect(`${before}\`\`\`\n${stdout}\`\`\`\n${after}`).toMatchFileSnapshot(page);
});
