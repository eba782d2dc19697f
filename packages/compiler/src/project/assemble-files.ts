import type { SourceFile } from '../source/source-file.ts';
import type { Assemble, Assembly } from './assembly.ts';
import { extendServices } from './extends/extend-services.ts';
import { includeFiles } from './include/include-files.ts';
import { interpolateTree } from './interpolation/interpolate-tree.ts';
import { mergeMappings } from './merge/merge-nodes.ts';
import { mergeRules } from './merge/merge-rules.ts';
import { settleDirectives } from './merge/settle-directives.ts';
import type { MappingNode } from './node.ts';
import { readComposeFile } from './read-compose-file.ts';

/** Reads files and lays each over those before it; the order of the steps is Compose's. */
export const assembleFiles: Assemble = (files, assembly) => {
  const { reading } = assembly;
  let model: MappingNode | undefined;
  for (const { path, asked } of files) {
    const file = readComposeFile(path, asked, reading);
    if (!file) continue;
    for (const document of file.documents) {
      const layer = prepare(document, file.source, assembly);
      const place = { rules: mergeRules, path: '', reading };
      model = settleDirectives(model ? mergeMappings(model, layer, place) : layer);
    }
  }
  return model;
};

function prepare(document: MappingNode, source: SourceFile, assembly: Assembly): MappingNode {
  const { scope, reading } = assembly;
  const filledIn = interpolateTree(document, { scope, text: source.text, reading });
  // Before `extends`, so that a service may extend an included one.
  const withIncluded = includeFiles(filledIn, source.path, assembly, assembleFiles);
  return extendServices(withIncluded, source.path, assembly);
}
