import { validationError } from '../template/template-error.ts';

/** `Fn::Cidr`: `["10.0.0.0/16", 2, 8]` gives `["10.0.0.0/24", "10.0.1.0/24"]`. IPv4. */
export function subnets(argument: unknown): readonly string[] {
  const [block, count, bits] = Array.isArray(argument) ? argument : [];
  const [, a, b, c, d, length] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(String(block)) ?? [];
  const prefix = 32 - Number(bits);
  const wanted = Number(count);
  if (length === undefined || !(prefix >= Number(length)) || !(wanted >= 1 && wanted <= 256)) {
    throw validationError(
      'Template error: Fn::Cidr requires a valid CIDR block, a count between 1 and 256 and cidrBits that fit',
    );
  }
  const size = 2 ** (32 - prefix);
  const address = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = address - (address % 2 ** (32 - Number(length)));
  if (wanted * size > 2 ** (32 - Number(length))) {
    throw validationError(
      `Template error: Fn::Cidr cannot make ${wanted} blocks of ${String(bits)} bits in ${String(block)}`,
    );
  }
  return Array.from({ length: wanted }, (_, index) => `${dotted(first + index * size)}/${prefix}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
