import { type Finding, substitute } from '../../variables/substitute.ts';
import { displayText, type Text } from '../../variables/text.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode, Node, ScalarNode } from '../node.ts';
import { below, type PathTree } from '../path-tree.ts';
import { noteUnset, type Reading } from '../reading.ts';
import { spanWithin } from '../yaml/span-within.ts';
import { type Position, positions } from './positions.ts';
import type { VariableScope } from './variable-scope.ts';

/** The variables that a file may use, and its text, to point at a variable in a value. */
export interface Interpolation {
  readonly scope: VariableScope;
  readonly text: string;
  readonly reading: Reading;
}

/** Fills in variables in values, never in keys. What holds no variable stays the same object. */
export function interpolateTree(root: MappingNode, interpolation: Interpolation): MappingNode {
  return interpolateMapping(
    root,
    { key: '', depth: 0, tree: positions, position: 'structure' },
    interpolation,
  );
}

/** Where the walk is: the last key's name, for messages, and what its position means. */
interface Place {
  readonly key: string;
  readonly depth: number;
  readonly tree: PathTree<Position> | undefined;
  readonly position: Position;
}

function interpolateNode(node: Node, place: Place, interpolation: Interpolation): Node {
  switch (node.kind) {
    case 'scalar':
      return interpolateScalar(node, place, interpolation);
    case 'sequence': {
      const items = mapChanged(node.items, (item) => interpolateNode(item, place, interpolation));
      return items === node.items ? node : { ...node, items };
    }
    case 'mapping':
      return interpolateMapping(node, place, interpolation);
  }
}

function interpolateMapping(
  node: MappingNode,
  place: Place,
  interpolation: Interpolation,
): MappingNode {
  const entries = mapChanged(node.entries, (entry) => {
    if (isForeignExtension(entry.key, place.depth)) return entry;
    const value = interpolateNode(entry.value, placeBelow(place, entry.key), interpolation);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries === node.entries ? node : { ...node, entries };
}

/**
 * Extension keys of others, at the top or in a service, mean nothing to us; what an alias takes
 * from them is filled in where it is used. One level below the top, names may start with `x-` too.
 */
function isForeignExtension(key: string, depth: number): boolean {
  return key.startsWith('x-') && key !== 'x-seaworthy' && (depth === 0 || depth === 2);
}

function placeBelow({ depth, tree, position }: Place, key: string): Place {
  const lower = below(tree, key);
  return { key, depth: depth + 1, tree: lower, position: lower?.value ?? position };
}

/** The same list when no item changed. */
function mapChanged<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

function interpolateScalar(
  node: ScalarNode,
  place: Place,
  interpolation: Interpolation,
): ScalarNode {
  if (typeof node.value !== 'string' || !node.value.includes('$')) return node;
  const { scope } = interpolation;
  const position = place.position === 'environment' ? 'value' : place.position;
  const { text, findings } = substitute(node.value, (name) => scope(name, position));
  for (const finding of findings) reportFinding(finding, node, place, interpolation);
  const failed = findings.find(({ kind }) => kind === 'invalid' || kind === 'required');
  if (failed) return { ...node, unreadable: true };
  return filled(node, place.position === 'environment' ? text : text.filter(isSet));
}

/** Compose fills in nothing for a variable that is not set. */
function isSet(part: Text[number]): boolean {
  return part.kind === 'text' || !part.unset;
}

function filled(node: ScalarNode, text: Text): ScalarNode {
  const value = displayText(text);
  const hasSecret = text.some(({ kind }) => kind === 'secret');
  return hasSecret ? { ...node, value, text } : { ...node, value };
}

function reportFinding(
  finding: Finding,
  node: ScalarNode,
  place: Place,
  { text, reading }: Interpolation,
): void {
  const span = spanWithin(node, finding.start, finding.end, text);
  const { report } = reading;
  switch (finding.kind) {
    case 'invalid':
      report(composeProblems['compose/bad-interpolation'](span, finding));
      break;
    case 'required':
      report(composeProblems['compose/required-variable'](span, finding));
      break;
    case 'unset':
      if (place.position !== 'environment') noteUnset(reading, finding.name, span);
      break;
    case 'secret':
      if (place.position === 'structure') {
        report(
          composeProblems['compose/secret-in-structure'](span, {
            name: finding.name,
            key: place.key,
          }),
        );
      }
      break;
  }
}
