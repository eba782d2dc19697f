import { invalid } from '../table-errors.ts';

/** A decimal number: `digits` times ten to the `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Reads a number and writes it as DynamoDB does: `1.50` is `1.5`, `1e3` is `1000`. */
export function normalizeNumber(text: string): string {
  return write(checkRange(read(text)));
}

export function addNumbers(one: string, other: string): string {
  return write(checkRange(add(read(one), read(other))));
}

export function subtractNumbers(one: string, other: string): string {
  const { digits, exponent } = read(other);
  return write(checkRange(add(read(one), { digits: -digits, exponent })));
}

/** Below zero, zero or above zero, as sorting wants it. */
export function compareNumbers(one: string, other: string): number {
  const difference = add(read(one), negative(read(other))).digits;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function read(text: string): Decimal {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || whole + fraction === '') {
    throw invalid(
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  }
  const digits = BigInt(whole + fraction);
  return trim({
    digits: sign === '-' ? -digits : digits,
    exponent: Number(power) - fraction.length,
  });
}

function trim({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = String(digits);
  const zeros = text.length - text.replace(/0+$/, '').length;
  return { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

function negative({ digits, exponent }: Decimal): Decimal {
  return { digits: -digits, exponent };
}

function add(one: Decimal, other: Decimal): Decimal {
  if (one.digits === 0n) return other;
  if (other.digits === 0n) return one;
  const exponent = Math.min(one.exponent, other.exponent);
  const at = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  return trim({ digits: at(one) + at(other), exponent });
}

function checkRange(number: Decimal): Decimal {
  const length = String(number.digits).replace('-', '').length;
  if (length > 38) {
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  }
  const magnitude = length + number.exponent - 1;
  if (number.digits !== 0n && magnitude > 125) {
    throw invalid(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  }
  if (number.digits !== 0n && magnitude < -130) {
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  }
  return number;
}

function write({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits).replace('-', '');
  if (exponent >= 0) return `${sign}${text}${'0'.repeat(exponent)}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
