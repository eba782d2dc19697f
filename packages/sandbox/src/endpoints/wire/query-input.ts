import type { QueryService } from './query-services.ts';

/** Form fields as a tree: `A.1.B=x` is `{ A: { 1: { B: 'x' } } }`. */
interface Tree {
  [name: string]: Tree | string;
}

/** Turns form fields into the input of the SDK's command. */
export function readQueryInput(
  fields: Iterable<readonly [string, string]>,
  service: QueryService,
  operation: string,
): object {
  return readMembers(treeOf(fields), service, operation);
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

function readMembers(tree: Tree, service: QueryService, operation: string): object {
  return Object.fromEntries(
    Object.entries(tree).map(([wireName, node]) => {
      const [member, inner] = memberOf(wireName, node, service, operation);
      return [member, readNode(member, inner, service, operation)];
    }),
  );
}

/** The SDK's name of a member: lists and maps are called by their elements on the wire. */
function memberOf(
  wireName: string,
  node: Tree | string,
  service: QueryService,
  operation: string,
): readonly [string, Tree | string] {
  if (typeof node === 'string') return [wireName, node];
  const map = Object.entries(service.maps).find(([, [entry]]) => entry === wireName);
  if (map) return [map[0], node];
  const nested = node.member;
  if (typeof nested === 'object' && service.listElement(operation, wireName)) {
    return [wireName, nested];
  }
  const list = listMembers.find((member) => service.listElement(operation, member) === wireName);
  return [list ?? wireName, node];
}

/** The members of inputs that are flat lists. */
const listMembers = [
  'AttributeNames',
  'MessageAttributeNames',
  'MessageSystemAttributeNames',
  'TagKeys',
  'Entries',
];

function readNode(
  member: string,
  node: Tree | string,
  service: QueryService,
  operation: string,
): unknown {
  if (typeof node === 'string') return readText(member, node, service);
  const map = service.maps[member];
  if (map) {
    const [, key, value] = map;
    return Object.fromEntries(
      itemsOf(node).map((item) => {
        const entry = typeof item === 'string' ? {} : item;
        const inner = entry[value] ?? '';
        return [
          String(entry[key]),
          typeof inner === 'string' ? inner : readMembers(inner, service, operation),
        ];
      }),
    );
  }
  if (service.listElement(operation, member) === undefined) {
    return readMembers(node, service, operation);
  }
  return itemsOf(node).map((item) =>
    typeof item === 'string' ? item : readMembers(item, service, operation),
  );
}

/** `{ 2: b, 1: a, 10: c }` in the order of the numbers. */
function itemsOf(tree: Tree): readonly (Tree | string)[] {
  return Object.entries(tree)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => item);
}

function readText(member: string, text: string, service: QueryService): unknown {
  if (service.numbers.includes(member)) return Number(text);
  if (service.booleans.includes(member)) return text === 'true';
  if (service.blobs.includes(member)) return new Uint8Array(Buffer.from(text, 'base64'));
  return text;
}
