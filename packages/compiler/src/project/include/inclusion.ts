import { folderOf, joinPath } from '../../source/path.ts';
import type { Located } from '../../source/span.ts';
import { entryOf, isKnown, type Node } from '../node.ts';

/** One entry of `include`, in its short or long form. */
export interface Inclusion {
  /** The file and those laid over it, relative to the including files' folder. */
  readonly paths: readonly Located<string>[];
  /** The folder that the included paths count from, relative to the including files' folder. */
  readonly folder: string;
  readonly environmentFiles: readonly Located<string>[];
}

/** The readable entries of `include`; what is not readable is told by the specification's check. */
export function inclusionsOf(include: Node): readonly Inclusion[] {
  if (include.kind !== 'sequence') return [];
  return include.items.flatMap((item) => {
    const pathNode = item.kind === 'mapping' ? entryOf(item, 'path')?.value : item;
    const paths = textsOf(pathNode);
    const [main] = paths;
    if (!main) return [];
    const long = item.kind === 'mapping' ? item : undefined;
    const [directory] = textsOf(long && entryOf(long, 'project_directory')?.value);
    const folder = directory ? joinPath('', directory.value) : folderOf(joinPath('', main.value));
    const environmentFiles = textsOf(long && entryOf(long, 'env_file')?.value);
    return [{ paths, folder, environmentFiles }];
  });
}

/** A text, or the texts of a list. */
function textsOf(node: Node | undefined): readonly Located<string>[] {
  if (!node || node.kind === 'mapping') return [];
  if (node.kind === 'sequence') return node.items.flatMap(textsOf);
  const { value, span } = node;
  return typeof value === 'string' && value !== '' && isKnown(node) ? [{ value, span }] : [];
}
