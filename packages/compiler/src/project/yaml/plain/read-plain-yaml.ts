import type { SourceFile } from '../../../source/source-file.ts';
import type { MappingNode } from '../../node.ts';
import { readMapping } from './blocks.ts';
import { goToContent, isAtEnd, startOf } from './cursor.ts';

/** Tabs, carriage returns, byte order marks and other signs that YAML has rules of its own for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const odd = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;

/**
 * Reads the YAML that Compose files are mostly written in: one document of block mappings and
 * sequences, flow collections, and scalars of one line. Undefined at the first thing that is
 * anything else, be it right or wrong: the `yaml` package then reads the whole file. What is read
 * is, span for span, what that package would give, in a fraction of its time.
 */
export function readPlainYaml({ path, text }: SourceFile): MappingNode | undefined {
  if (odd.test(text)) return undefined;
  const cursor = startOf(text, path);
  goToContent(cursor);
  if (cursor.indent !== 0) return undefined;
  const root = readMapping(cursor, 0);
  return isAtEnd(cursor) ? root : undefined;
}
