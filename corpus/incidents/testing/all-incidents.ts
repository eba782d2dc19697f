import { readdirSync } from 'node:fs';
import type { Incident } from './incident.ts';

const folder = new URL('../cases/', import.meta.url);

/** Every incident of the corpus by name. */
export async function allIncidents(): Promise<readonly (readonly [string, Incident])[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Promise.all(
    files.toSorted().map(async (file) => {
      const { incident } = (await import(new URL(file, folder).href)) as { incident: Incident };
      return [file.replace('.ts', ''), incident] as const;
    }),
  );
}
