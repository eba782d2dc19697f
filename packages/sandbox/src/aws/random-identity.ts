import type { Identity } from './identity.ts';

/** An identity whose ids follow from `seed`: the same calls give the same ids again. */
export function createIdentity(options: {
  readonly account: string;
  readonly region: string;
  readonly seed: number;
}): Identity {
  const random = randomBits(options.seed);

  function hex(length: number): string {
    let digits = '';
    while (digits.length < length) digits += random().toString(16).padStart(8, '0');
    return digits.slice(0, length);
  }

  function uuid(): string {
    const variant = '89ab'[random() & 3];
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
  }

  return { account: options.account, region: options.region, hex, uuid };
}

/** Marsaglia's xorshift128: 32 random bits a call, with a period that no sandbox lives to see. */
function randomBits(seed: number): () => number {
  let state = seedWords(seed);
  return () => {
    const [x, y, z, w] = state;
    const mixed = x ^ (x << 11);
    const next = (w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)) >>> 0;
    state = [y, z, w, next];
    return next;
  };
}

type Words = readonly [number, number, number, number];

/** Spreads a seed over the generator's state, so that neighbouring seeds have nothing in common. */
function seedWords(seed: number): Words {
  let sum = seed >>> 0;
  const word = (): number => {
    sum = (sum + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(sum ^ (sum >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [word(), word(), word(), word() | 1];
}
