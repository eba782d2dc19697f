import { joinPath } from '../../source/path.ts';
import type { Assembly } from '../assembly.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { nearestFile } from '../read-compose-file.ts';
import type { Inclusion } from './inclusion.ts';

/** The environment files of an inclusion: those it names, or the `.env` of its folder. */
export function readEnvironmentPaths(
  { environmentFiles, folder }: Inclusion,
  assembly: Assembly,
): readonly string[] {
  const ownFile = joinPath(assembly.folder, `${folder}/.env`);
  if (environmentFiles.length === 0) return isPresent(ownFile, assembly) ? [ownFile] : [];
  return environmentFiles.flatMap(({ value, span }) => {
    if (value === '/dev/null') return [];
    const path = joinPath(assembly.folder, value);
    if (isPresent(path, assembly)) return [path];
    const { reading } = assembly;
    const nearest = nearestFile(path, reading);
    reading.report(composeProblems['compose/env-file-not-found'](span, { path, nearest }));
    return [];
  });
}

/** Whether the file can be read; what is wrong in it is told. */
function isPresent(path: string, { reading, declared }: Assembly): boolean {
  const file = reading.host.readEnvironmentFile({ path, format: 'compose', declared });
  if (file.kind !== 'entries') return false;
  for (const diagnostic of file.diagnostics) reading.report(diagnostic);
  return true;
}
