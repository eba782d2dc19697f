/** Secrets made for a test, each of random parts that are looked for wherever something is shown. */
export interface Canaries {
  /** A value of the next shape, of one line. */
  readonly line: () => string;
  /** A value of the next shape, which may have several lines. */
  readonly value: () => string;
  /** A value of letters and digits alone. */
  readonly word: () => string;
  /** What a text shows of any of them: six characters or more. */
  readonly shownIn: (text: string) => readonly string[];
}

/** The same canaries for the same seed. */
export function canaries(seed: number): Canaries {
  const random = randomFrom(seed);
  const pieces = new Set<string>();
  const secret = (alphabet: readonly string[], length: number): string => {
    const characters = Array.from({ length }, () => pick(alphabet, random));
    return remember(characters.join(''));
  };
  const remember = (text: string): string => {
    for (let at = 0; at + shortestRun <= text.length; at += 1) {
      pieces.add(text.slice(at, at + shortestRun));
    }
    return text;
  };
  const words = (parted: string): string =>
    remember([pick(animals, random), pick(sweets, random), number(random)].join(parted));
  const lines: readonly (() => string)[] = [
    () => secret(hexadecimal, 32),
    () => `${secret(base64, 42)}==`,
    () => secret(alphanumeric, 20),
    () => words('-'),
    () => words('_'),
    () => words(' '),
    () => remember(`${pick(animals, random)}-${pick(sweets, random)}`),
    () => remember(`${pick(animals, random)}${number(random)}`),
    () => `${secret(alphanumeric, 8)}#${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)} #${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}"${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}'${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}\\${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}: ${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}=${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}$${secret(alphanumeric, 8)}`,
    () => `${secret(alphanumeric, 8)}, ${secret(alphanumeric, 8)}`,
    () => `${pick(['*', '&', '!', '%', '@', '`', '{', '['], random)}${secret(alphanumeric, 16)}`,
    () => secret([...syllables], 12),
    () => `{"type": "account", "private_key": "${secret(base64, 40)}"}`,
    () => `postgres://app:${secret(alphanumeric, 16)}@db:5432/app`,
    () => `https://${secret(hexadecimal, 32)}@sentry.example.com/1`,
  ];
  const several: readonly (() => string)[] = [
    () => pem(() => secret(base64, 48)),
    () => `${secret(alphanumeric, 16)}\n${secret(alphanumeric, 16)}`,
    () => `{\n  "private_key": "${secret(base64, 40)}",\n  "id": 1\n}`,
  ];
  const next = (shapes: readonly (() => string)[]) => (): string => pick(shapes, random)();
  return {
    line: next(lines),
    value: next([...lines, ...several]),
    word: () => secret(alphanumeric, 20),
    shownIn: (text) => shown(text, pieces),
  };
}

const shortestRun = 6;

const hexadecimal = [...'0123456789abcdef'];
const alphanumeric = [...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'];
const base64 = [...alphanumeric, '+', '/'];
const animals = ['quokka', 'axolotl', 'pangolin', 'capybara', 'wombat'];
const sweets = ['marzipan', 'nougat', 'praline', 'halva', 'toffee'];
const syllables = '가나다라마바사아자차카타파하고노도로모보소오조초코토포호';

function pem(line: () => string): string {
  return `-----BEGIN PRIVATE KEY-----\n${line()}\n${line()}\n-----END PRIVATE KEY-----`;
}

function shown(text: string, pieces: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + shortestRun <= text.length; at += 1) {
    const piece = text.slice(at, at + shortestRun);
    if (pieces.has(piece)) found.push(text.slice(Math.max(0, at - 60), at + 60));
  }
  return found.slice(0, 1);
}

function number(random: () => number): string {
  return String(Math.floor(10_000_000 + random() * 89_999_999));
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Numbers from 0 up to, not including, 1: Tommy Ettinger's mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
