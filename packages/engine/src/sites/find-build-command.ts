import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The command that builds the pages of a folder, relative to the project's: that of the nearest
 * `package.json` which has one.
 */
export async function findBuildCommand(
  directory: string,
  project: string,
): Promise<string | undefined> {
  for (let folder = dirname(directory); ; folder = dirname(folder)) {
    if (await canBuild(join(project, folder, 'package.json'))) {
      return `${folder === '.' ? '' : `cd ${folder} && `}npm ci && npm run build`;
    }
    if (folder === '.') return undefined;
  }
}

async function canBuild(path: string): Promise<boolean> {
  try {
    const { scripts }: { scripts?: { build?: unknown } } = JSON.parse(await readFile(path, 'utf8'));
    return typeof scripts?.build === 'string';
  } catch {
    return false; // there is none, or npm itself would not understand it
  }
}
