import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';

/** No Compose file nests deeper; the walks over its tree are recursive and trust this. */
export const deepestNesting = 100;

/** What the `yaml` package makes of a text, or the offset at which it nests too deeply. */
export type ParsedText =
  | { readonly kind: 'documents'; readonly documents: readonly Document.Parsed[] }
  | { readonly kind: 'too-deep'; readonly offset: number };

/** Parses YAML 1.2; scalars keep their text. */
export function parseDocuments(text: string): ParsedText {
  const tokens = parseTokens(text);
  if (typeof tokens === 'number') return { kind: 'too-deep', offset: tokens };
  const composer = new Composer({
    // Testing every scalar for every type costs more than all else; see `scalarValue`.
    schema: 'failsafe',
    prettyErrors: false,
    // Comparing every pair of keys is quadratic; duplicates are found when nodes are built.
    uniqueKeys: false,
  });
  const documents = withoutStackTraces(() => [...composer.compose(tokens)]);
  return { kind: 'documents', documents };
}

const errors: ErrorConstructor & { stackTraceLimit?: number } = Error;

/** Every mistake becomes an `Error`; in a text of nothing else their stack traces are most of the work. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit = 10 } = errors;
  errors.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    errors.stackTraceLimit = stackTraceLimit;
  }
}

/** The tokens of a text, or the offset at which they nest too deeply. */
function parseTokens(text: string): readonly CST.Token[] | number {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepestNesting) return parser.offset;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
