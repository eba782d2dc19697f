import type { Value } from '../values/value.ts';

/** `info.actors[0].name`, with placeholders replaced. */
export type Path = readonly (string | number)[];

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'size'; readonly path: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly among: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly wanted: boolean }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }
  | { readonly kind: 'begins'; readonly operand: Operand; readonly start: Operand }
  | { readonly kind: 'contains'; readonly operand: Operand; readonly part: Operand };

/** What `SET` may give to a path. */
export type Assigned =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'if-missing'; readonly path: Path; readonly otherwise: Assigned }
  | { readonly kind: 'append'; readonly left: Assigned; readonly right: Assigned }
  | { readonly kind: 'sum' | 'difference'; readonly left: Assigned; readonly right: Assigned };

export type UpdateAction =
  | { readonly kind: 'set'; readonly path: Path; readonly to: Assigned }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'delete'; readonly path: Path; readonly value: Value };
