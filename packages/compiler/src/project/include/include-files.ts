import { joinPath } from '../../source/path.ts';
import type { Assemble, Assembly } from '../assembly.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { includedScope } from '../interpolation/variable-scope.ts';
import { entryOf, type MappingNode } from '../node.ts';
import { rebasePaths } from '../rebase-paths.ts';
import { readEnvironmentPaths } from './environment-paths.ts';
import { importResources } from './import-resources.ts';
import { type Inclusion, inclusionsOf } from './inclusion.ts';

/** Adds what a file includes; its own definitions lie over included ones of the same name. */
export function includeFiles(
  root: MappingNode,
  file: string,
  assembly: Assembly,
  assemble: Assemble,
): MappingNode {
  const include = entryOf(root, 'include')?.value;
  if (!include) return root;
  let result = root;
  const inner = { ...assembly, includedBy: [...assembly.includedBy, file] };
  for (const inclusion of inclusionsOf(include)) {
    const included = readInclusion(inclusion, inner, assemble);
    if (included) result = importResources(included, result, inclusion, assembly.reading);
  }
  return result;
}

/** The model of an inclusion, its paths counting from the including files' folder. */
function readInclusion(
  inclusion: Inclusion,
  assembly: Assembly,
  assemble: Assemble,
): MappingNode | undefined {
  if (isRefused(inclusion, assembly)) return undefined;
  const { folder, paths } = inclusion;
  const wanted = paths.map(({ value, span }) => ({
    path: joinPath(assembly.folder, value),
    asked: span,
  }));
  const environmentPaths = readEnvironmentPaths(inclusion, assembly);
  const { scope, reading, declared } = assembly;
  const model = assemble(wanted, {
    ...assembly,
    folder: joinPath(assembly.folder, folder),
    scope: includedScope(scope, environmentPaths, reading.host, declared),
  });
  return model && rebasePaths(model, folder);
}

/** Files may include each other in a circle, or so often that reading would not end. */
function isRefused({ paths }: Inclusion, assembly: Assembly): boolean {
  const { reading, includedBy, folder } = assembly;
  for (const { value, span } of paths) {
    const path = joinPath(folder, value);
    const start = includedBy.indexOf(path);
    if (start !== -1) {
      const cycle = [...includedBy.slice(start), path];
      reading.report(composeProblems['compose/include-cycle'](span, { cycle }));
      return true;
    }
    reading.inclusions += 1;
    if (reading.inclusions === mostInclusions + 1) {
      reading.report(composeProblems['compose/too-many-includes'](span, {}));
    }
    if (reading.inclusions > mostInclusions) return true;
  }
  return false;
}

const mostInclusions = 1000;
