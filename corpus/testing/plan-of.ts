import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diskHost } from '../../packages/cli/src/project-files/disk-host.ts';
import { type Plan, planProject } from '../../packages/compiler/src/plan.ts';

/** The top of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of the corpus and of the examples, from the top of the repository. */
export const projects = [...projectsIn('corpus/awesome-compose'), ...projectsIn('examples')];

/** What a project becomes in production. */
export function planOf(folder: string): Plan {
  const production = 'compose.production.yaml';
  const host = diskHost(`${root}${folder}`, { processEnvironment: {} });
  const files = [composeFile(folder) ?? '', production].filter((name) =>
    existsSync(`${root}${folder}/${name}`),
  );
  const folderName = folder.split('/').at(-1) ?? '';
  return planProject(
    { files, folderName, profiles: [], environment: 'production', strict: false },
    host,
  );
}

function projectsIn(parent: string): readonly string[] {
  return readdirSync(`${root}${parent}`)
    .map((name) => `${parent}/${name}`)
    .filter((folder) => composeFile(folder) !== undefined);
}

function composeFile(folder: string): string | undefined {
  return ['compose.yaml', 'compose.yml'].find((name) => existsSync(`${root}${folder}/${name}`));
}
