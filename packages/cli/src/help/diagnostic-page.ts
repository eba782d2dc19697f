import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Surroundings } from '../command-line/command.ts';

type Installed = Pick<Surroundings, 'installation'>;

/** The page that explains a diagnostic code, if the code exists. */
export function diagnosticPage(code: string, installed: Installed): readonly string[] | undefined {
  if (!diagnosticCodes(installed).includes(code)) return undefined;
  const text = readFileSync(join(folderOf(installed), `${code}.md`), 'utf8');
  return text.trimEnd().split('\n');
}

/** Every code that has a page. */
export function diagnosticCodes(installed: Installed): readonly string[] {
  return readdirSync(folderOf(installed), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length).split(sep).join('/'))
    .sort();
}

/** The build copies `docs/diagnostics` there. */
function folderOf({ installation }: Installed): string {
  return join(installation, 'dist', 'bundle', 'diagnostics');
}
