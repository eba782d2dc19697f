import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Located, Span } from '../source/span.ts';
import { decodeEscapes } from './decode-escapes.ts';
import { environmentFileProblems as problems } from './environment-file-problems.ts';
import { type ExpansionProblem, expandTemplate, type VariableLookup } from './expand-template.ts';
import { looksGenerated } from './looks-generated.ts';
import {
  endOfLine,
  findStatement,
  type RawValue,
  type Statement,
  scanStatement,
} from './scan-environment-file.ts';

/** One variable of an environment file with its value in clear text: for the disk edge only. */
export interface EnvironmentFileValue {
  readonly name: Located<string>;
  /** Null for a bare `NAME` that the lookup does not know. */
  readonly value: string | null;
  /** The value as written, without its quotes; the name where there is none. */
  readonly valueSpan: Span;
}

export interface EnvironmentFileReading {
  /** Each name once, as its last line sets it. */
  readonly entries: readonly EnvironmentFileValue[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file in Compose's own dialect of `.env`, as compose-go's `dotenv` package does. Variables
 * in values are looked up outside first, then in the lines above, then in `earlier` files. A mistake
 * costs its own line; after a quote that is never closed, nothing more is read.
 */
export function parseEnvironmentFile(
  path: string,
  text: string,
  lookup: VariableLookup,
  earlier: VariableLookup = () => undefined,
): EnvironmentFileReading {
  return new EnvironmentFileReader(path, text, lookup, earlier).read();
}

class EnvironmentFileReader {
  readonly #path: string;
  readonly #text: string;
  readonly #lookup: VariableLookup;
  readonly #earlier: VariableLookup;
  readonly #entries = new Map<string, EnvironmentFileValue>();
  readonly #diagnostics: Diagnostic[] = [];
  #lastQuoted: { readonly name: string; readonly end: number } | undefined;

  constructor(path: string, text: string, lookup: VariableLookup, earlier: VariableLookup) {
    this.#path = path;
    this.#text = text;
    this.#lookup = lookup;
    this.#earlier = earlier;
  }

  read(): EnvironmentFileReading {
    const text = this.#text;
    let at = findStatement(text, text.startsWith('\ufeff') ? 1 : 0);
    while (at < text.length) {
      at = findStatement(text, this.#readStatement(scanStatement(text, at)));
    }
    return { entries: [...this.#entries.values()], diagnostics: this.#diagnostics };
  }

  /** Takes in one statement and gives the place to go on at. */
  #readStatement(statement: Statement): number {
    if (statement.kind === 'bad-name') {
      const span = this.#span(statement.start, statement.end);
      const afterQuoteOf = this.#quotedOnLineOf(statement.start);
      this.#diagnostics.push(problems['env-file/bad-name'](span, { afterQuoteOf }));
      return skipMalformedLines(this.#text, statement.next);
    }
    const name = {
      value: this.#text.slice(statement.nameStart, statement.nameEnd),
      span: this.#span(statement.nameStart, statement.nameEnd),
    };
    if (looksGenerated(name.value)) {
      const afterQuoteOf = this.#quotedOnLineOf(statement.nameStart);
      this.#diagnostics.push(problems['env-file/bad-name'](name.span, { afterQuoteOf }));
      return statement.next;
    }
    switch (statement.kind) {
      case 'bare':
        this.#readBareName(name);
        return statement.next;
      case 'unclosed-quote': {
        const quote = this.#span(statement.quote, statement.quote + 1);
        this.#diagnostics.push(problems['env-file/unclosed-quote'](quote, { name: name.value }));
        return statement.next;
      }
      case 'assignment':
        this.#readAssignment(name, statement.value, statement.next);
        return this.#skipUnquotedLines(name, statement.value, statement.next);
    }
  }

  #readBareName(name: Located<string>): void {
    if (name.value === '') return;
    const known = this.#lookup(name.value);
    const quoted = this.#quotedOnLineOf(name.span.start);
    if (known !== undefined) {
      this.#set(name, known, name.span);
    } else if (quoted !== undefined) {
      this.#diagnostics.push(problems['env-file/after-quote'](name.span, { name: quoted }));
    } else if (!this.#entries.has(name.value)) {
      this.#entries.set(name.value, { name, value: null, valueSpan: name.span });
    }
  }

  /** The variable whose closing quote is before a place on the same line. */
  #quotedOnLineOf(place: number): string | undefined {
    const quoted = this.#lastQuoted;
    return quoted && place < endOfLine(this.#text, quoted.end) ? quoted.name : undefined;
  }

  #readAssignment(name: Located<string>, raw: RawValue, next: number): void {
    if (raw.quote !== '') this.#lastQuoted = { name: name.value, end: next };
    const valueSpan = this.#span(raw.start, raw.end);
    if (name.value === '') {
      const span = this.#span(name.span.start, raw.end);
      this.#diagnostics.push(problems['env-file/no-name'](span, {}));
    } else {
      this.#set(name, this.#expand(name.value, raw), valueSpan);
    }
  }

  #set(name: Located<string>, value: string, valueSpan: Span): void {
    const earlier = this.#entries.get(name.value);
    if (earlier) {
      const first = { message: 'set here first', span: earlier.name.span };
      const duplicate = problems['env-file/duplicate-name'];
      this.#diagnostics.push(duplicate(name.span, { name: name.value }, [first]));
    }
    this.#entries.set(name.value, { name, value, valueSpan });
  }

  #expand(name: string, raw: RawValue): string {
    if (raw.quote === "'") return raw.text;
    const source = raw.quote === '"' ? decodeEscapes(raw.text) : raw.text;
    const asWritten = source === this.#text.slice(raw.start, raw.end);
    const expanded = expandTemplate(
      source,
      (wanted) => this.#lookup(wanted) ?? this.#entries.get(wanted)?.value ?? this.#earlier(wanted),
    );
    for (const problem of expanded.problems) {
      const span = asWritten
        ? this.#span(raw.start + problem.start, raw.start + problem.end)
        : this.#span(raw.start, raw.end);
      this.#diagnostics.push(problems[codeOf[problem.kind]](span, { name }));
    }
    return expanded.value;
  }

  /** A key in PEM form without quotes: its further lines are no names, and must not be told as such. */
  #skipUnquotedLines(name: Located<string>, raw: RawValue, next: number): number {
    if (raw.quote !== '' || !raw.text.startsWith('-----BEGIN ')) return next;
    const end = /\n[\t ]*-----END [^\n]*/.exec(this.#text.slice(next, next + longestKey));
    if (!end) return next;
    this.#diagnostics.push(problems['env-file/unquoted-lines'](name.span, { name: name.value }));
    return next + end.index + end[0].length;
  }

  #span(start: number, end: number): Span {
    return { file: this.#path, start, end };
  }
}

const codeOf = {
  invalid: 'env-file/invalid-reference',
  required: 'env-file/required-reference',
  unset: 'env-file/unset-reference',
} as const satisfies Record<ExpansionProblem['kind'], string>;

/** Characters in which the end of a PEM key is looked for. */
const longestKey = 20_000;

/** Goes on at the next line that can be a statement, so that one broken value is told once. */
function skipMalformedLines(text: string, from: number): number {
  const statement =
    /\n[\t ]*(?:#|(?:export[\t ]+)?[A-Za-z_][\w.-]*[\t ]*[=:](?!=*[\t ]*(?:\n|$)))/g;
  statement.lastIndex = from;
  return statement.exec(text)?.index ?? text.length;
}
