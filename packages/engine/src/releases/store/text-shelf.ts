import { createHash } from 'node:crypto';
import { packText, unpackText } from './pack-text.ts';
import { type FoundParameter, type ParameterTree, parameterLength } from './parameter-tree.ts';

/**
 * Texts of any length, each kept once under the SHA-256 of its content, in pieces:
 * `…/texts/<hash>/1`, `…/texts/<hash>/2`. What is not whole or not what its hash says is not there.
 */
export interface TextShelf {
  put(text: string): Promise<string>;
  get(hash: string): Promise<string | undefined>;
  /** Every piece that is kept, with the hash of its text. */
  pieces(): Promise<readonly (FoundParameter & { readonly hash: string })[]>;
}

export function textShelf(root: string, tree: ParameterTree): TextShelf {
  return {
    put: async (text) => {
      const hash = hashOf(text);
      const pieces = cut(packText(text));
      // The first piece comes last: it says how many there are.
      for (let at = pieces.length; at > 0; at -= 1) {
        await tree.write(`${root}/${hash}/${at}`, `${pieces.length} ${pieces[at - 1]}`);
      }
      return hash;
    },
    get: async (hash) => {
      const text = unpackText(join(await tree.below(`${root}/${hash}`)));
      return text !== undefined && hashOf(text) === hash ? text : undefined;
    },
    pieces: async () => {
      const found = await tree.below(root, 'all');
      return found.map((piece) => ({
        ...piece,
        hash: piece.name.slice(root.length + 1).split('/')[0] ?? '',
      }));
    },
  };
}

/** SHA-256 in hexadecimal: what a text, such as a template's body, is kept under. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Leaves room for the number of pieces before each. */
const pieceLength = parameterLength - 8;

function cut(packed: string): readonly string[] {
  const number = Math.ceil(packed.length / pieceLength);
  return Array.from({ length: number }, (_, at) =>
    packed.slice(at * pieceLength, (at + 1) * pieceLength),
  );
}

/** Pieces beyond those that the first one tells of are left over from a longer form of the text. */
function join(found: readonly FoundParameter[]): string {
  const values = new Map(found.map(({ name, value }) => [Number(lastPart(name)), value]));
  const number = Number(values.get(1)?.split(' ')[0] ?? 0);
  return Array.from({ length: number }, (_, at) => values.get(at + 1)?.split(' ')[1] ?? '').join(
    '',
  );
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
