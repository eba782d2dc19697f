import { folderOf, joinPath } from '../../source/path.ts';
import type { Assembly } from '../assembly.ts';
import { interpolateTree } from '../interpolation/interpolate-tree.ts';
import { mergeMappings } from '../merge/merge-nodes.ts';
import { mergeRules } from '../merge/merge-rules.ts';
import { settleDirectives } from '../merge/settle-directives.ts';
import { entryOf, type MappingNode, type Node } from '../node.ts';
import { readComposeFile } from '../read-compose-file.ts';
import { rebasePaths } from '../rebase-paths.ts';
import type { Extension } from './extension.ts';

/** The services of one file, as others may extend them. */
export interface Family {
  readonly file: string;
  readonly services: ReadonlyMap<string, Node>;
  /** Services already laid over their base. */
  readonly extended: Map<string, Node>;
}

/** The family of a file's `services`. */
export function familyOf(services: MappingNode | undefined, file: string): Family {
  const entries = services?.entries ?? [];
  return {
    file,
    services: new Map(entries.map(({ key, value }) => [key, value])),
    extended: new Map(),
  };
}

/** Reads the file that a service extends from; its paths then count from where the service is. */
export function readFamily(
  file: NonNullable<Extension['file']>,
  { reading, scope, folder }: Assembly,
): Family | undefined {
  const path = joinPath(folder, file.path);
  const read = readComposeFile(path, file.span, reading);
  if (!read) return undefined;
  const { text } = read.source;
  let model: MappingNode | undefined;
  for (const document of read.documents) {
    const layer = interpolateTree(document, { scope, text, reading });
    const place = { rules: mergeRules, path: '', reading };
    model = model ? settleDirectives(mergeMappings(model, layer, place)) : layer;
  }
  const rebased = model && rebasePaths(model, folderOf(joinPath('', file.path)));
  const services = rebased && entryOf(rebased, 'services')?.value;
  return familyOf(services?.kind === 'mapping' ? services : undefined, path);
}
