/** A value of an attribute. Numbers are text in DynamoDB's own form, so that none is rounded. */
export type Value =
  | { readonly type: 'S'; readonly value: string }
  | { readonly type: 'N'; readonly value: string }
  | { readonly type: 'B'; readonly value: Uint8Array }
  | { readonly type: 'BOOL'; readonly value: boolean }
  | { readonly type: 'NULL'; readonly value: true }
  | { readonly type: 'L'; readonly value: readonly Value[] }
  | { readonly type: 'M'; readonly value: Attributes }
  | { readonly type: 'SS'; readonly value: readonly string[] }
  | { readonly type: 'NS'; readonly value: readonly string[] }
  | { readonly type: 'BS'; readonly value: readonly Uint8Array[] };

/** An item, or a map within one. */
export type Attributes = ReadonlyMap<string, Value>;

export type ValueType = Value['type'];
