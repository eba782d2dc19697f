import { readPlain } from '../shapes/plain-values.ts';
import {
  type DescribedMember,
  describeMember,
  type Member,
  type Place,
  shapeAt,
} from '../shapes/shape.ts';

/** Form fields as a tree: `A.1.B=x` is `{ A: { 1: { B: 'x' } } }`. */
interface Tree {
  [name: string]: Tree | string;
}

/** EC2 has names of its own for fields, and no elements around lists. */
export type Dialect = 'query' | 'ec2-query';

/** Turns form fields into the input of the SDK's command. */
export function readFields(
  fields: Iterable<readonly [string, string]>,
  input: Place,
  dialect: Dialect,
): object {
  const read = readNode(treeOf(fields), input, dialect);
  return typeof read === 'object' && read !== null ? read : {};
}

function treeOf(fields: Iterable<readonly [string, string]>): Tree {
  const root: Tree = Object.create(null);
  for (const [name, value] of fields) {
    if (name === 'Action' || name === 'Version' || name.startsWith('X-Amz-')) continue;
    const steps = name.split('.');
    const last = steps.pop() ?? name;
    let tree = root;
    for (const step of steps) {
      const inner = tree[step];
      const next: Tree = typeof inner === 'object' ? inner : Object.create(null);
      tree[step] = next;
      tree = next;
    }
    tree[last] = value;
  }
  return root;
}

function readNode(node: Tree | string, given: Member, dialect: Dialect): unknown {
  const member = describeMember(given);
  const shape = shapeAt(member.of);
  if (typeof shape === 'string')
    return typeof node === 'string' ? readPlain(node, shape) : undefined;
  // An empty list is sent as an empty text.
  const tree: Tree = typeof node === 'string' ? Object.create(null) : node;
  if ('members' in shape) return readMembers(tree, shape.members, dialect);
  if ('list' in shape) {
    const items = insideOf(tree, describeMember(shape.list).name ?? 'member', member, dialect);
    return itemsOf(items).map((item) => readNode(item, shape.list, dialect));
  }
  const [keyName, valueName] = [nameOf(shape.key, 'key'), nameOf(shape.map, 'value')];
  return Object.fromEntries(
    itemsOf(insideOf(tree, 'entry', member, dialect)).map((item) => {
      const entry = typeof item === 'string' ? {} : item;
      return [String(entry[keyName]), readNode(entry[valueName] ?? '', shape.map, dialect)];
    }),
  );
}

function readMembers(
  tree: Tree,
  members: Readonly<Record<string, Member>>,
  dialect: Dialect,
): object {
  // Of two members that share a name on the wire, the first has it.
  const taken = new Set<string>();
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, member]) => {
      const field = fieldOf(name, describeMember(member), dialect);
      const node = Object.hasOwn(tree, field) ? tree[field] : undefined;
      if (node === undefined || taken.has(field)) return [];
      taken.add(field);
      return [[name, readNode(node, member, dialect)]];
    }),
  );
}

function fieldOf(name: string, member: DescribedMember, dialect: Dialect): string {
  if (dialect === 'query') return member.name ?? name;
  const own = member.name ?? name;
  return member.ec2 ?? own.charAt(0).toUpperCase() + own.slice(1);
}

function nameOf(member: Member, otherwise: string): string {
  return describeMember(member).name ?? otherwise;
}

/** Where the items of a list or map are: `A.1`, or `A.member.1`. */
function insideOf(tree: Tree, element: string, { flat }: DescribedMember, dialect: Dialect): Tree {
  if (flat === true || dialect === 'ec2-query') return tree;
  const inner = tree[element];
  return typeof inner === 'object' ? inner : {};
}

/** `{ 2: b, 1: a, 10: c }` in the order of the numbers. */
function itemsOf(tree: Tree): readonly (Tree | string)[] {
  return Object.entries(tree)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => item);
}
