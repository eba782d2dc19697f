import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'vitest';
import { findIn } from './find-in.ts';

function filesOf(dir: string) {
  const files: Record<string, string> = {};
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') walk(path);
      } else files[relative(dir, path)] = readFileSync(path, 'utf8');
    }
  };
  walk(dir);
  const main = ['compose.yaml', 'compose.yml', 'docker-compose.yml'].find((n) => n in files);
  if (main && main !== 'compose.yaml') files['compose.yaml'] = files[main] ?? '';
  return files;
}

const roots = (process.env['SCRATCH'] ?? '/work/shared/corpus/compose/awesome-compose').split(',');
test('scratch', () => {
  for (const root of roots)
    for (const name of readdirSync(root)) {
      const dir = join(root, name);
      if (!existsSync(join(dir, 'compose.yaml')) && !existsSync(join(dir, 'compose.yml'))) continue;
      const files = filesOf(dir);
      try {
        for (const d of findIn(files))
          console.log(
            `${name} [${d.severity}] ${d.code} @${d.span?.file} «${files[d.span?.file ?? '']?.slice(d.span?.start, d.span?.end)}»\n     ${d.message}\n     → ${d.help}`,
          );
      } catch (e) {
        console.log(name, 'FAILED', String(e).slice(0, 300));
      }
    }
});
