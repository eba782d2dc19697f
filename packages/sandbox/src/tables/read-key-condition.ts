import type { Condition, Operand, Path } from './expressions/expression.ts';
import { type KeySchema, keyAttributes } from './table.ts';
import { invalid, invalidValues } from './table-errors.ts';
import type { Value } from './values/value.ts';

/** A key condition: one partition, and which sort keys in it. */
export interface KeyCondition {
  readonly partition: Value;
  /** To be met by an item as well. */
  readonly sort?: Condition;
}

/** Takes a key condition apart by the key that is asked. Throws ValidationException. */
export function readKeyCondition(condition: Condition, schema: KeySchema): KeyCondition {
  const parts = conjuncts(condition);
  const partition = parts.find((part) => nameOf(part) === schema.partition.name);
  if (partition === undefined) {
    throw invalid(`Query condition missed key schema element: ${schema.partition.name}`);
  }
  if (partition.kind !== 'compare' || partition.comparator !== '=') {
    throw invalid('Query key condition not supported');
  }
  const [sort, ...more] = parts.filter((part) => part !== partition);
  if (more.length > 0) {
    throw invalid('Conditions can be of length 1 or 2 only');
  }
  if (sort !== undefined) checkSort(sort, schema);
  for (const part of parts) checkTypes(part, schema);
  return {
    partition: valuesOf(partition)[0] ?? missing(schema.partition.name),
    ...(sort === undefined ? {} : { sort }),
  };
}

function conjuncts(condition: Condition): readonly Condition[] {
  if (condition.kind === 'and')
    return [...conjuncts(condition.left), ...conjuncts(condition.right)];
  if (condition.kind === 'compare' && condition.comparator !== '<>') return [condition];
  if (condition.kind === 'between' || condition.kind === 'begins') return [condition];
  throw invalid(`Invalid operator used in KeyConditionExpression: ${operatorOf(condition)}`);
}

function operatorOf(condition: Condition): string {
  if (condition.kind === 'compare') return condition.comparator;
  return condition.kind === 'exists' ? 'attribute_exists' : condition.kind.toUpperCase();
}

/** The attribute that a part is about; a value may stand on the left of a comparator. */
function nameOf(condition: Condition): string | undefined {
  const path = pathOf(condition);
  if (path === undefined) return undefined;
  if (path.length > 1) {
    throw invalid(
      'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes',
    );
  }
  return String(path[0]);
}

function pathOf(condition: Condition): Path | undefined {
  for (const operand of subjectsOf(condition)) if (operand.kind === 'path') return operand.path;
  return undefined;
}

function subjectsOf(condition: Condition): readonly Operand[] {
  if (condition.kind === 'compare') return [condition.left, condition.right];
  const isAboutOne = condition.kind === 'between' || condition.kind === 'begins';
  return isAboutOne ? [condition.operand] : [];
}

function valuesOf(condition: Condition): readonly Value[] {
  return operandsOf(condition).flatMap((operand) =>
    operand.kind === 'value' ? [operand.value] : [],
  );
}

function operandsOf(condition: Condition): readonly Operand[] {
  if (condition.kind === 'between') return [condition.low, condition.high];
  return condition.kind === 'begins' ? [condition.start] : subjectsOf(condition);
}

function checkSort(part: Condition, { partition, sort }: KeySchema): void {
  const name = nameOf(part);
  if (name === partition.name) {
    throw invalid(
      'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key',
    );
  }
  if (sort === undefined || name !== sort.name) {
    throw invalid(
      sort === undefined
        ? 'Query key condition not supported'
        : `Query condition missed key schema element: ${sort.name}`,
    );
  }
}

function checkTypes(part: Condition, schema: KeySchema): void {
  const key = keyAttributes(schema).find(({ name }) => name === nameOf(part));
  if (valuesOf(part).every(({ type }) => type === key?.type)) return;
  throw invalidValues('Condition parameter type does not match schema type');
}

function missing(name: string): never {
  throw invalid(`Query condition missed key schema element: ${name}`);
}
