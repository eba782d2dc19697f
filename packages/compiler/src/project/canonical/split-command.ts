import type { SecretPart, Text, TextPart } from '../../variables/text.ts';

/** A command line split into words, as Compose does it. */
export interface SplitCommand {
  readonly words: readonly Text[];
  /** The sign at which Compose stops; the offset counts in the displayed text. */
  readonly cut?: { readonly operator: string; readonly offset: number };
  /** Why Compose refuses the text. */
  readonly problem?: string;
}

/**
 * Splits a command line by spaces and quotes like go-shellwords, which Compose uses. It runs no
 * shell: what follows an unquoted `;`, `&`, `|`, `<` or `>` is dropped.
 */
export function splitCommand(text: Text): SplitCommand {
  const splitter = new Splitter();
  let offset = 0;
  const symbols = symbolsOf(text);
  for (const [index, symbol] of symbols.entries()) {
    const outcome = splitter.take(symbol);
    if (outcome === 'cut') {
      const isDoubled = symbols[index + 1] === symbol;
      return splitter.end({ operator: isDoubled ? `${symbol}${symbol}` : String(symbol), offset });
    }
    if (outcome === 'refused') return { words: [], problem: 'a bracket stands outside quotes' };
    offset += typeof symbol === 'string' ? symbol.length : symbol.name.length + '${}'.length;
  }
  return splitter.end();
}

type Symbol = string | SecretPart;

function symbolsOf(text: Text): readonly Symbol[] {
  return text.flatMap((part): readonly Symbol[] =>
    part.kind === 'text' ? [...part.text] : [part],
  );
}

/** Reads a command line sign by sign; the states and their order are those of go-shellwords. */
class Splitter {
  readonly #words: Text[] = [];
  #word: TextPart[] = [];
  #isOpen = false;
  #isEscaped = false;
  #quote: '' | '"' | "'" = '';
  #inBackticks = false;
  #inDollar = false;

  take(symbol: Symbol): 'taken' | 'cut' | 'refused' {
    if (typeof symbol !== 'string' || this.#isEscaped) return this.#takePlain(symbol);
    if (symbol === '\\' && this.#quote !== "'") return this.#escape();
    if (/\s/.test(symbol)) return this.#takeSpace(symbol);
    switch (symbol) {
      case '"':
      case "'":
        return this.#takeQuote(symbol);
      case '`':
        if (!this.#quote && !this.#inDollar) this.#inBackticks = !this.#inBackticks;
        return this.#takePlain(symbol);
      case '(':
        return this.#openBracket();
      case ')':
        return this.#closeBracket();
      case ';':
      case '&':
      case '|':
      case '<':
      case '>':
        return this.#takeOperator(symbol);
      default:
        return this.#takePlain(symbol);
    }
  }

  end(cut?: SplitCommand['cut']): SplitCommand {
    if (this.#isOpen) this.#endWord();
    if (cut) return { words: this.#words, cut };
    if (this.#isEscaped || this.#isQuoted()) return { words: [], problem: 'a quote is not closed' };
    return { words: this.#words };
  }

  #isQuoted(): boolean {
    return this.#quote !== '' || this.#inBackticks || this.#inDollar;
  }

  #takePlain(symbol: Symbol): 'taken' {
    const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n' };
    if (typeof symbol !== 'string') this.#word.push(symbol);
    else this.#append(this.#isEscaped ? (escapes[symbol] ?? symbol) : symbol);
    this.#isEscaped = false;
    this.#isOpen = true;
    return 'taken';
  }

  #append(text: string): void {
    const last = this.#word.at(-1);
    if (last?.kind === 'text')
      this.#word[this.#word.length - 1] = { kind: 'text', text: last.text + text };
    else this.#word.push({ kind: 'text', text });
  }

  #escape(): 'taken' {
    this.#isEscaped = true;
    return 'taken';
  }

  #takeSpace(space: string): 'taken' {
    if (this.#isQuoted()) this.#append(space);
    else if (this.#isOpen) this.#endWord();
    return 'taken';
  }

  #endWord(): void {
    this.#words.push(this.#word);
    this.#word = [];
    this.#isOpen = false;
  }

  #takeQuote(quote: '"' | "'"): 'taken' {
    if (this.#inDollar || (this.#quote !== '' && this.#quote !== quote))
      return this.#takePlain(quote);
    if (this.#quote === quote) this.#isOpen = true;
    this.#quote = this.#quote === quote ? '' : quote;
    return 'taken';
  }

  #openBracket(): 'taken' | 'refused' {
    if (this.#quote || this.#inBackticks) return this.#takePlain('(');
    const last = this.#word.at(-1);
    if (this.#inDollar || last?.kind !== 'text' || !last.text.endsWith('$')) return 'refused';
    this.#inDollar = true;
    return this.#takePlain('(');
  }

  #closeBracket(): 'taken' | 'refused' {
    if (this.#quote || this.#inBackticks) return this.#takePlain(')');
    if (!this.#inDollar) return 'refused';
    this.#inDollar = false;
    return this.#takePlain(')');
  }

  #takeOperator(operator: string): 'taken' | 'cut' {
    if (this.#isQuoted()) return this.#takePlain(operator);
    // The descriptor of a redirection, such as `2>`, goes with it.
    const [first] = this.#word;
    const isDescriptor = first?.kind === 'text' && /^\d/.test(first.text);
    if (operator === '>' && isDescriptor) this.#isOpen = false;
    return 'cut';
  }
}
