import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Attributes, Value } from './value.ts';

/** Attributes in the form of the SDK. */
export function writeAttributes(attributes: Attributes): Record<string, AttributeValue> {
  return Object.fromEntries([...attributes].map(([name, value]) => [name, writeValue(value)]));
}

export function writeValue(value: Value): AttributeValue {
  switch (value.type) {
    case 'S':
      return { S: value.value };
    case 'N':
      return { N: value.value };
    case 'B':
      return { B: value.value };
    case 'BOOL':
      return { BOOL: value.value };
    case 'NULL':
      return { NULL: true };
    case 'L':
      return { L: value.value.map(writeValue) };
    case 'M':
      return { M: writeAttributes(value.value) };
    case 'SS':
      return { SS: [...value.value] };
    case 'NS':
      return { NS: [...value.value] };
    case 'BS':
      return { BS: [...value.value] };
  }
}
