/**
 * Which properties are not text, by name at any depth or by `Parent.Name`; templates may give them as
 * text all the same.
 */
export interface Shape {
  readonly numbers?: readonly string[];
  readonly booleans?: readonly string[];
  /** Maps whose keys are the user's, such as the options of a log driver. */
  readonly maps?: readonly string[];
}

/**
 * Properties of a resource as the input of the SDK's command: `DesiredCount: "2"` becomes
 * `desiredCount: 2`. The caller has refused what it does not know before.
 */
export function sdkShape<Input>(properties: unknown, shape: Shape): Input {
  return convert(properties, '', '', shape) as Input;
}

function convert(value: unknown, parent: string, name: string, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, parent, name, shape));
  const is = (names: readonly string[] | undefined) =>
    names?.some((known) => known === name || known === `${parent}.${name}`) === true;
  if (typeof value === 'object' && value !== null) {
    if (is(shape.maps)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        lowerFirst(key),
        convert(item, name, key, shape),
      ]),
    );
  }
  if (is(shape.numbers)) return Number(value);
  if (is(shape.booleans)) return value === true || value === 'true';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
