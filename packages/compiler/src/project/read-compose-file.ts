import { baseName, folderOf, isRemote, joinPath } from '../source/path.ts';
import type { Span } from '../source/span.ts';
import { composeProblems } from './compose-diagnostics.ts';
import type { ComposeFile, Reading } from './reading.ts';
import { suggestName } from './suggest-name.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Reads a Compose file, each file once; `asked` is the text that names it, if a file does. */
export function readComposeFile(
  path: string,
  asked: Span | undefined,
  reading: Reading,
): ComposeFile | undefined {
  const known = reading.files.get(path);
  if (known) return known;
  if (isRemote(path)) {
    reading.report(composeProblems['compose/remote-file'](asked, { path }));
    return undefined;
  }
  const found = reading.host.readText(path);
  switch (found.kind) {
    case 'text': {
      const file = readYaml({ path, text: found.text }, reading.report);
      reading.files.set(path, file);
      return file;
    }
    case 'absent': {
      const nearest = nearestFile(path, reading);
      reading.report(composeProblems['compose/file-not-found'](asked, { path, nearest }));
      return undefined;
    }
    case 'unreadable': {
      const { reason } = found;
      reading.report(composeProblems['compose/file-unreadable'](asked, { path, reason }));
      return undefined;
    }
  }
}

/** A file of the same folder whose name is nearly the one asked for. */
export function nearestFile(path: string, reading: Reading): string | undefined {
  const folder = folderOf(path);
  const files = () => reading.host.listFolder(folder).filter((name) => !name.endsWith('/'));
  const nearest = suggestName(baseName(path), files, reading);
  return nearest === undefined ? undefined : joinPath(folder, nearest);
}
