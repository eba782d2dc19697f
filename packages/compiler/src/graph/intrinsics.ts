/** CloudFormation's functions, as the template writes them. */
export type Intrinsic = Reference | Condition;

export type Reference =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [string, string] }
  | { readonly 'Fn::Sub': string | readonly [string, Readonly<Record<string, Resolvable>>] }
  | { readonly 'Fn::Join': readonly [string, readonly Resolvable[] | Reference] }
  | { readonly 'Fn::Select': readonly [number, Resolvable | readonly Resolvable[]] }
  | { readonly 'Fn::Split': readonly [string, Resolvable] }
  | { readonly 'Fn::GetAZs': string }
  | { readonly 'Fn::If': readonly [string, unknown, unknown] };

export type Condition =
  | { readonly 'Fn::Equals': readonly [Resolvable, Resolvable] }
  | { readonly 'Fn::Not': readonly [Condition] }
  | { readonly 'Fn::And': readonly Condition[] }
  | { readonly 'Fn::Or': readonly Condition[] }
  | { readonly Condition: string };

export type Resolvable = string | number | boolean | Reference;

/** A property's value: the literal, or what CloudFormation computes. */
export type Property<T> = T | Reference;
