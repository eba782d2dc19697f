import { type Alias, isAlias, isMap, isPair, isScalar, type Pair, type ParsedNode } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { nearestName } from '../nearest-name.ts';
import type { MappingEntry, MergeDirective, Node } from '../node.ts';
import type { Report } from '../reading.ts';
import { deepestNesting } from './parse-documents.ts';
import { scalarValue } from './scalar-value.ts';

/** Aliases may repeat at most this many nodes, so that a file of a few lines cannot fill memory. */
const mostRepeatedNodes = 200_000;

/** Makes our nodes of the `yaml` package's, with aliases and merge keys (`<<`) resolved. */
export function buildNode(contents: ParsedNode, source: SourceFile, report: Report): Node {
  return build(contents, 0, { source, report, anchors: new Map(), count: 0, repeated: 0 });
}

interface Building {
  readonly source: SourceFile;
  readonly report: Report;
  /** `open` while the anchored node itself is being built. */
  readonly anchors: Map<string, Anchor | 'open'>;
  /** Nodes built so far, those repeated by aliases included. */
  count: number;
  /** Of these, the ones that aliases repeated. */
  repeated: number;
}

interface Anchor {
  readonly node: Node;
  readonly size: number;
}

function build(node: ParsedNode, depth: number, building: Building): Node {
  if (isAlias(node)) return resolveAlias(node, depth, building);
  const { anchor } = node;
  if (anchor === undefined) return buildOwn(node, depth, building);
  building.anchors.set(anchor, 'open');
  const countBefore = building.count;
  const built = buildOwn(node, depth, building);
  building.anchors.set(anchor, { node: built, size: building.count - countBefore });
  return built;
}

function buildOwn(node: Exclude<ParsedNode, Alias>, depth: number, building: Building): Node {
  building.count += 1;
  const span = spanOf(node, building.source);
  const directive = directiveOf(node.tag);
  if (isScalar(node)) return { kind: 'scalar', value: scalarValue(node), span, ...directive };
  if (isMap(node)) {
    const entries = buildEntries(node.items, depth + 1, building);
    return { kind: 'mapping', entries, span, ...directive };
  }
  const items = node.items.map((item) => build(item, depth + 1, building));
  return { kind: 'sequence', items, span, ...directive };
}

function directiveOf(tag: string | undefined): { readonly directive?: MergeDirective } {
  if (tag === '!reset') return { directive: 'reset' };
  if (tag === '!override') return { directive: 'override' };
  return {};
}

/** The text of a node without the white space and the comments that YAML counts to it. */
function spanOf(node: ParsedNode, { path, text }: SourceFile): Span {
  return { file: path, start: node.range[0], end: endOf(node, text) };
}

/** A block ends with its last value. */
function endOf(node: ParsedNode, text: string): number {
  const last = isScalar(node) || isAlias(node) || node.flow ? undefined : node.items.at(-1);
  if (last) return endOf(isPair(last) ? (last.value ?? last.key) : last, text);
  let [start, end] = node.range;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** What a mapping inherits by `<<` comes first; its own keys win. */
function buildEntries(
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  depth: number,
  building: Building,
): readonly MappingEntry[] {
  const own = new Map<string, MappingEntry>();
  const inherited = new Map<string, MappingEntry>();
  for (const { key, value } of pairs) {
    if (isMergeKey(key)) inherit(value, key, depth, inherited, building);
    else addEntry(key, value, depth, own, building);
  }
  if (inherited.size === 0) return [...own.values()];
  return [...[...inherited.values()].filter(({ key }) => !own.has(key)), ...own.values()];
}

function isMergeKey(key: ParsedNode): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** Of several mappings to inherit from, the first that has a key gives its value. */
function inherit(
  value: ParsedNode | null,
  key: ParsedNode,
  depth: number,
  inherited: Map<string, MappingEntry>,
  building: Building,
): void {
  const from = value ? build(value, depth, building) : undefined;
  for (const mapping of from?.kind === 'sequence' ? from.items : [from]) {
    if (mapping?.kind === 'scalar' && mapping.unreadable) continue;
    if (mapping?.kind !== 'mapping') {
      const span = mapping?.span ?? spanOf(key, building.source);
      building.report(composeProblems['compose/bad-merge-key'](span, {}));
      continue;
    }
    for (const entry of mapping.entries) {
      if (!inherited.has(entry.key)) inherited.set(entry.key, entry);
    }
  }
}

function addEntry(
  keyNode: ParsedNode,
  valueNode: ParsedNode | null,
  depth: number,
  own: Map<string, MappingEntry>,
  building: Building,
): void {
  const keySpan = spanOf(keyNode, building.source);
  const key = keyText(keyNode, depth, building);
  const value = valueNode ? build(valueNode, depth, building) : emptyAfter(keySpan);
  if (key === undefined) {
    building.report(composeProblems['compose/key-not-text'](keySpan, {}));
    return;
  }
  const earlier = own.get(key);
  if (earlier) {
    const related = [{ message: 'first given here', span: earlier.keySpan }];
    building.report(composeProblems['compose/duplicate-key'](keySpan, { key }, related));
  }
  own.set(key, { key, keySpan, value });
}

function emptyAfter({ file, end }: Span): Node {
  return { kind: 'scalar', value: null, span: { file, start: end, end } };
}

/** Keys such as `8080` or `true` are text, as they are written. */
function keyText(key: ParsedNode, depth: number, building: Building): string | undefined {
  if (isScalar(key)) return key.source ?? '';
  if (!isAlias(key)) return undefined;
  const node = build(key, depth, building);
  return node.kind === 'scalar' ? String(node.value) : undefined;
}

function resolveAlias(alias: Alias.Parsed, depth: number, building: Building): Node {
  const span = spanOf(alias, building.source);
  const name = alias.source;
  const anchor = building.anchors.get(name);
  if (anchor === undefined) {
    const nearest = nearestName(name, building.anchors.keys());
    return refuse(composeProblems['compose/unknown-alias'](span, { nearest }));
  }
  if (anchor === 'open') return refuse(composeProblems['compose/endless-alias'](span, { name }));
  const wasBearable = building.repeated <= mostRepeatedNodes;
  building.repeated += anchor.size;
  if (building.repeated > mostRepeatedNodes) {
    return refuse(wasBearable && composeProblems['compose/too-many-aliases'](span, { name }));
  }
  building.count += anchor.size;
  if (depth + heightOf(anchor.node) > deepestNesting) {
    return refuse(composeProblems['compose/too-deep'](span, {}));
  }
  return anchor.node;

  function refuse(diagnostic: Diagnostic | false): Node {
    if (diagnostic) building.report(diagnostic);
    return { kind: 'scalar', value: null, span, unreadable: true };
  }
}

function heightOf(node: Node): number {
  if (node.kind === 'scalar') return 0;
  const children = node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value);
  return children.reduce((height, child) => Math.max(height, 1 + heightOf(child)), 0);
}
