import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { NotModelled } from '../aws/aws-error.ts';
import { invalidValue } from './queue-errors.ts';

type Attributes = Readonly<Record<string, MessageAttributeValue>>;

/** Throws AwsError for attributes that SQS would not take. */
export function checkAttributes(attributes: Attributes): void {
  const entries = Object.entries(attributes);
  if (entries.length > 10) {
    throw invalidValue(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    );
  }
  for (const [name, value] of entries) {
    if (!isName(name)) {
      throw invalidValue(
        `Message (user) attribute name '${name}' is not valid: names are of letters, digits, underscores, hyphens and dots, and do not begin with AWS. or Amazon.`,
      );
    }
    checkValue(name, value);
  }
}

/** The value as SQS counts and hashes it. */
export function bytesOf(value: MessageAttributeValue): Uint8Array {
  return value.BinaryValue ?? new Uint8Array(Buffer.from(value.StringValue ?? '', 'utf8'));
}

/** MD5 in hexadecimal digits. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** The digest over all attributes that clients compare; undefined without attributes. */
export function attributesDigest(attributes: Attributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const add = (bytes: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const value = attributes[name];
    if (value === undefined) continue;
    add(Buffer.from(name, 'utf8'));
    add(Buffer.from(value.DataType ?? '', 'utf8'));
    hash.update(Uint8Array.of(value.BinaryValue === undefined ? 1 : 2));
    add(bytesOf(value));
  }
  return hash.digest('hex');
}

/** Those attributes that a consumer asks for: by name, by `prefix.*`, or `All`. */
export function selectAttributes(attributes: Attributes, wanted: readonly string[]): Attributes {
  const isWanted = (name: string) =>
    wanted.some(
      (one) =>
        one === 'All' ||
        one === '.*' ||
        one === name ||
        (one.endsWith('.*') && name.startsWith(one.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

function isName(name: string): boolean {
  return (
    /^[A-Za-z0-9_.-]{1,256}$/.test(name) &&
    !/^(aws|amazon)\./i.test(name) &&
    !/^\.|\.$|\.\./.test(name)
  );
}

function checkValue(name: string, value: MessageAttributeValue): void {
  if (value.StringListValues?.length || value.BinaryListValues?.length) {
    throw new NotModelled('lists as message attributes, which SQS has never supported');
  }
  const [type = ''] = (value.DataType ?? '').split('.');
  if (!['String', 'Number', 'Binary'].includes(type)) {
    throw invalidValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  const given = type === 'Binary' ? value.BinaryValue : value.StringValue;
  if (given === undefined || given.length === 0) {
    const field = type === 'Binary' ? 'Binary' : 'String';
    throw invalidValue(
      `The message (user) attribute '${name}' must contain a non-empty message attribute value for message attribute type '${field}'.`,
    );
  }
  if (type === 'Number' && !Number.isFinite(Number(value.StringValue))) {
    throw invalidValue(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
}
