import { type Branch, referencesIn } from './references.ts';
import type { ResourceDeclaration } from './template.ts';

/** The resources that each one needs before it: those that it refers to and those of `DependsOn`. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

export function dependenciesOf(
  resources: ReadonlyMap<string, ResourceDeclaration>,
  branch?: Branch,
): Dependencies {
  return new Map(
    [...resources].map(([logicalId, declaration]) => [
      logicalId,
      new Set(
        [
          ...declaration.dependsOn,
          ...[...referencesIn(declaration.properties, branch)]
            .filter(({ kind }) => kind === 'ref' || kind === 'attribute')
            .map(({ name }) => name),
        ].filter((name) => resources.has(name)),
      ),
    ]),
  );
}

/** Those that a chain of dependencies leads back to; none where an order exists. */
export function circular(dependencies: Dependencies): readonly string[] {
  const left = new Map(dependencies);
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    for (const [logicalId, needed] of left) {
      if (![...needed].some((name) => left.has(name))) left.delete(logicalId);
    }
  }
  return [...left.keys()];
}

/** The same with every arrow turned: who needs each one. For deletion. */
export function reversed(dependencies: Dependencies): Dependencies {
  const turned = new Map<string, Set<string>>();
  for (const logicalId of dependencies.keys()) turned.set(logicalId, new Set());
  for (const [logicalId, needed] of dependencies) {
    for (const name of needed) turned.get(name)?.add(logicalId);
  }
  return turned;
}
