import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { listName } from './deployment-files.ts';

/** Why a folder must not be replaced, in words for the user; undefined when it may be. */
export function whyNotOurs(folder: string, currentDirectory: string): string | undefined {
  if (!existsSync(folder)) {
    const isLink = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    return isLink ? 'it is a link that leads nowhere' : undefined;
  }
  if (!statSync(folder).isDirectory()) return 'it is a file';
  if (`${resolve(currentDirectory)}${sep}`.startsWith(`${resolve(folder)}${sep}`)) {
    return 'it is the folder you are in, or one above it';
  }
  const written = new Set(writtenBefore(folder));
  const foreign = readdirSync(folder).filter((name) => !written.has(name));
  if (foreign.length === 0) return undefined;
  const others = foreign.length > 1 ? ` and ${foreign.length - 1} more` : '';
  return `it holds ${foreign[0]}${others}, which seaworthy did not write`;
}

function writtenBefore(folder: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, listName), 'utf8'));
    return isOurList(list) ? list.files : [];
  } catch {
    return [];
  }
}

function isOurList(list: unknown): list is { readonly files: readonly string[] } {
  return (
    typeof list === 'object' &&
    list !== null &&
    'writtenBy' in list &&
    String(list.writtenBy).startsWith('seaworthy ') &&
    'files' in list &&
    Array.isArray(list.files)
  );
}
