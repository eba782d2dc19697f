import {
  type IgnoreFile,
  ignoresWholeFolder,
  isIgnored,
} from '../../../dockerfile/ignore-file/read-ignore-file.ts';
import type { ProjectHost } from '../../../project/host.ts';
import { baseName, joinPath } from '../../../source/path.ts';
import type { ContextFacts } from './context-facts.ts';
import type { FileFacts, FileReader } from './file-reader.ts';
import { isScanned, isSkippedFolder, scanLimits } from './scan-limits.ts';

export interface ContextRequest {
  /** Relative to the project directory. */
  readonly path: string;
  readonly ignore: IgnoreFile;
  /** How many of its files may be read. */
  readonly share: number;
}

/** Lists a build context and reads its program texts, what lies near its root first. */
export function readContext(
  request: ContextRequest,
  host: ProjectHost,
  reader: FileReader,
): { readonly context: ContextFacts; readonly truncated: boolean } {
  const listed = listFiles(request, host);
  const files = new Map<string, FileFacts>();
  const wanted = listed.paths.filter((path) => isScanned(baseName(path)));
  for (const path of wanted.slice(0, request.share)) {
    const file = reader.read(joinPath(request.path, path));
    if (file) files.set(path, file);
  }
  return {
    context: { path: request.path, paths: new Set(listed.paths), files },
    truncated: listed.truncated || wanted.length > request.share,
  };
}

/** Breadth first, so that a limit cuts what lies deepest. */
function listFiles({ path, ignore }: ContextRequest, host: ProjectHost) {
  const paths: string[] = [];
  const folders = [''];
  let names = 0;
  for (const folder of folders) {
    for (const name of host.listFolder(joinPath(path, folder) || '.')) {
      names += 1;
      if (names > scanLimits.names) return { paths, truncated: true };
      const isFolder = name.endsWith('/');
      const inner = joinPath(folder, isFolder ? name.slice(0, -1) : name);
      if (!isFolder) {
        if (!isIgnored(ignore, inner)) paths.push(inner);
      } else if (!isSkippedFolder(name.slice(0, -1)) && !ignoresWholeFolder(ignore, inner)) {
        folders.push(inner);
      }
    }
  }
  return { paths, truncated: false };
}
