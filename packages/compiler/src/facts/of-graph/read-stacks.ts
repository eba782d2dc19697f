import type { Graph, Stack } from '../../graph/graph.ts';
import type { StackFact } from '../cloud/stack.ts';

/** From this many resources on a template is worth measuring against AWS's limit of 1 MB. */
const worthMeasuring = 100;

/** Stacks as CloudFormation counts them. */
export function readStacks(graph: Graph): readonly StackFact[] {
  return graph.stacks.map((stack) => ({
    id: stack.name,
    name: stack.name,
    ...(stack.service !== undefined && { owner: stack.service }),
    bytes: stack.resources.length < worthMeasuring ? 'unknown' : bytesOf(stack),
    resources: stack.resources.length,
    parameters: stack.parameters.length,
    outputs: stack.outputs.length,
    exports: [],
    mustBeEmptied: stack.resources.filter(mustBeEmptied).map((resource) => resource.id),
  }));
}

function bytesOf(stack: Stack): number {
  return JSON.stringify([stack.parameters, stack.conditions, stack.resources, stack.outputs])
    .length;
}

function mustBeEmptied({ type, properties, deletionPolicy }: Stack['resources'][number]): boolean {
  if ((deletionPolicy ?? 'Delete') !== 'Delete') return false;
  return (
    type === 'AWS::S3::Bucket' || (type === 'AWS::ECR::Repository' && !emptiesItself(properties))
  );
}

function emptiesItself(properties: object): boolean {
  return 'EmptyOnDelete' in properties && properties.EmptyOnDelete === true;
}
