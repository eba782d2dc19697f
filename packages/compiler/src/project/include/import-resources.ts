import { composeProblems } from '../compose-diagnostics.ts';
import { mergeNodes } from '../merge/merge-nodes.ts';
import { mergeRules } from '../merge/merge-rules.ts';
import { entryOf, type MappingEntry, type MappingNode, type Node, withEntry } from '../node.ts';
import { below } from '../path-tree.ts';
import type { Reading } from '../reading.ts';
import type { Inclusion } from './inclusion.ts';

const kinds = {
  services: 'service',
  volumes: 'volume',
  networks: 'network',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
} as const;

/** Adds an included model's resources to the files that include it. */
export function importResources(
  included: MappingNode,
  root: MappingNode,
  inclusion: Inclusion,
  reading: Reading,
): MappingNode {
  let result = root;
  for (const [section, kind] of Object.entries(kinds)) {
    const from = entryOf(included, section);
    if (from?.value.kind !== 'mapping') continue;
    const into = entryOf(result, section)?.value;
    if (!into || isNull(into)) result = withSection(result, from);
    else if (into.kind === 'mapping') {
      const importing = { section, kind, inclusion, reading };
      result = withEntry(result, section, importEntries(from.value, into, importing));
    }
  }
  return result;
}

interface Importing {
  readonly section: string;
  readonly kind: string;
  readonly inclusion: Inclusion;
  readonly reading: Reading;
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Takes a whole section over; an empty one of the same name gives way. */
function withSection(root: MappingNode, section: MappingEntry): MappingNode {
  const others = root.entries.filter(({ key }) => key !== section.key);
  return { ...root, entries: [...others, section] };
}

function importEntries(from: MappingNode, into: MappingNode, importing: Importing): MappingNode {
  const entries = new Map(into.entries.map((entry) => [entry.key, entry]));
  for (const entry of from.entries) {
    const own = entries.get(entry.key);
    if (!own) entries.set(entry.key, entry);
    else if (!isSamePlace(own, entry)) {
      entries.set(entry.key, merged(entry, own, importing));
    }
  }
  return { ...into, entries: [...entries.values()] };
}

/** A file that is included twice defines the same thing twice. */
function isSamePlace(left: MappingEntry, right: MappingEntry): boolean {
  return left.keySpan.file === right.keySpan.file && left.keySpan.start === right.keySpan.start;
}

function merged(
  included: MappingEntry,
  own: MappingEntry,
  { section, kind, inclusion, reading }: Importing,
): MappingEntry {
  const name = own.key;
  const path = inclusion.paths[0]?.value ?? '';
  const related = [{ message: 'also defined here', span: included.keySpan }];
  reading.report(
    composeProblems['compose/include-conflict'](own.keySpan, { kind, name, path }, related),
  );
  const rules = below(below(mergeRules, section), name);
  const place = { rules, path: `${section}.${name}`, reading };
  return { ...own, value: mergeNodes(included.value, own.value, place) };
}
