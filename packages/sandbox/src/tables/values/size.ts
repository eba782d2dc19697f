import type { Attributes, Value } from './value.ts';

/** The largest item: 400 KB. */
export const largestItem = 409_600;

/** Bytes that DynamoDB counts for attributes: names and values. */
export function sizeOfAttributes(attributes: Attributes): number {
  let size = 0;
  for (const [name, value] of attributes) size += Buffer.byteLength(name) + sizeOfValue(value);
  return size;
}

export function sizeOfValue(value: Value): number {
  switch (value.type) {
    case 'S':
      return Buffer.byteLength(value.value);
    case 'N':
      return sizeOfNumber(value.value);
    case 'B':
      return value.value.length;
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'L':
      return 3 + value.value.reduce((sum, item) => sum + 1 + sizeOfValue(item), 0);
    case 'M':
      return 3 + value.value.size + sizeOfAttributes(value.value);
    case 'SS':
      return value.value.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    case 'NS':
      return value.value.reduce((sum, text) => sum + sizeOfNumber(text), 0);
    case 'BS':
      return value.value.reduce((sum, bytes) => sum + bytes.length, 0);
  }
}

/** About a byte for two significant digits, and one more. */
function sizeOfNumber(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}
