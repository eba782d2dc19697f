import { join } from 'node:path';
import type { BuiltSites } from './built-sites.ts';
import { findBuildCommand } from './find-build-command.ts';
import { readSiteFiles } from './read-site-files.ts';

/** The sites of a project, below its folder. */
export function sitesOnDisk(project: string): BuiltSites {
  return {
    filesOf: ({ directory }) => readSiteFiles(join(project, directory)),
    buildCommandOf: ({ directory }) => findBuildCommand(directory, project),
  };
}
