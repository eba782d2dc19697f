import { isMap, isSeq, type Node, type Tags, YAMLMap } from 'yaml';

/** The functions that a YAML template may write as `!Name`. */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
] as const;

type FunctionName = (typeof functions)[number];

/** `!GetAtt Web.Arn` is read as `{"Fn::GetAtt": ["Web", "Arn"]}`, and so on for each function. */
export const shortForms: Tags = functions.flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => ofText(name, text) },
  { tag: `!${name}`, collection: 'seq' as const, resolve: (node: Node) => ofNode(name, node) },
  { tag: `!${name}`, collection: 'map' as const, resolve: (node: Node) => ofNode(name, node) },
]);

function longName(name: FunctionName): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function ofText(name: FunctionName, text: string): object {
  const dot = name === 'GetAtt' ? text.indexOf('.') : -1;
  return { [longName(name)]: dot < 0 ? text : [text.slice(0, dot), text.slice(dot + 1)] };
}

function ofNode(name: FunctionName, node: Node): YAMLMap {
  // The tag has been read; left there, it would be read again.
  if (isMap(node) || isSeq(node)) delete node.tag;
  const map = new YAMLMap();
  map.set(longName(name), node);
  return map;
}
