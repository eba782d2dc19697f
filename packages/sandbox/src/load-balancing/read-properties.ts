import { AwsError, NotModelled } from '../aws/aws-error.ts';

/** Reads a value as a template or an SDK client gives it; throws AwsError when it does not fit. */
export type Reader<T> = (value: unknown, path: string) => T;

type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What a record of such readers gives: the keys that were there. */
export type ReadRecord<S extends Shape> = { readonly [K in keyof S]?: ReturnType<S[K]> };

/** CloudFormation turns numbers and booleans into text where a property is text. */
export const text: Reader<string> = (value, path) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalid(`'${path}' must be a string`);
};

export const integer: Reader<number> = (value, path) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw invalid(`'${path}' must be an integer`);
};

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalid(`'${path}' must be a boolean`);
};

/** A list of values, each read by `element`. */
export function list<T>(element: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw invalid(`'${path}' must be a list`);
    return value.map((each, index) => element(each, `${path}.${index + 1}`));
  };
}

/** An object; a key that `shape` does not name is refused as not modelled. */
export function record<S extends Shape>(shape: S): Reader<ReadRecord<S>> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) throw invalid(`'${path}' must be an object`);
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
      entries.map(([key, each]) => {
        const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
        if (reader === undefined) throw new NotModelled(`${key} of ${path}`);
        return [key, reader(each, key)];
      }),
    ) as ReadRecord<S>;
  };
}

/** Refuses a value by a name of ours; for options that AWS has and the sandbox does not. */
export function refused(what: string): Reader<undefined> {
  return () => {
    throw new NotModelled(what);
  };
}

export const tags = list(record({ Key: text, Value: text }));

/** AWS's answer to values that break its rules. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
