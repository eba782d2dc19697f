import type { ProjectHost } from '../../../project/host.ts';
import type { Mention } from '../mentions/mention.ts';
import { readMentions } from '../mentions/read-mentions.ts';
import { scanLimits } from './scan-limits.ts';

/** A file of the project as checks see it; `path` is relative to the project directory. */
export interface FileFacts {
  readonly path: string;
  readonly text: string;
  /** What the program text says that checks ask about, in its order. */
  readonly mentions: readonly Mention[];
}

/** Reads each file once, up to the limits of the whole project. */
export interface FileReader {
  /** The file's facts; undefined when there is no such text, or no room for it. */
  read(path: string): FileFacts | undefined;
  /** Every file that was read. */
  readonly files: () => readonly FileFacts[];
  /** Whether a limit kept a file from being read. */
  readonly truncated: () => boolean;
}

export function createFileReader(host: ProjectHost): FileReader {
  const known = new Map<string, FileFacts | undefined>();
  let room: number = scanLimits.totalLength;
  let truncated = false;

  function readFresh(path: string): FileFacts | undefined {
    if (room <= 0) {
      truncated = true;
      return undefined;
    }
    const found = host.readText(path);
    if (found.kind !== 'text') return undefined;
    if (found.text.length > scanLimits.fileLength) {
      truncated = true;
      return undefined;
    }
    room -= found.text.length;
    return { path, text: found.text, mentions: readMentions(path, found.text) };
  }

  return {
    read: (path) => {
      if (!known.has(path)) known.set(path, readFresh(path));
      return known.get(path);
    },
    files: () => [...known.values()].filter((file) => file !== undefined),
    truncated: () => truncated,
  };
}
