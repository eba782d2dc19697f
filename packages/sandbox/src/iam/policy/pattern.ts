/** Text of a policy with wildcards and policy variables, read once and matched often. */
export type Pattern = readonly Part[];

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'many' }
  | { readonly kind: 'one' }
  | { readonly kind: 'variable'; readonly key: string; readonly otherwise?: string };

/** The value of a policy variable such as `aws:PrincipalAccount`. */
export type VariableValue = (key: string) => string | undefined;

const many = -1;
const one = -2;

/**
 * Reads `arn:aws:s3:::${aws:PrincipalAccount}-*`. Without `variables`, as in policies of version
 * 2008-10-17, `${` is text; without `wildcards`, `*` and `?` are.
 */
export function readPattern(
  source: string,
  options: { readonly variables: boolean; readonly wildcards: boolean },
): Pattern {
  const parts: Part[] = [];
  for (const piece of source.match(/\$\{[^}]*\}|[*?]|[^*?$]+|\$/g) ?? []) {
    if (options.variables && piece.startsWith('${')) parts.push(readVariable(piece.slice(2, -1)));
    else if (options.wildcards && piece === '*') parts.push({ kind: 'many' });
    else if (options.wildcards && piece === '?') parts.push({ kind: 'one' });
    else parts.push({ kind: 'text', text: piece });
  }
  return parts;
}

/** `${*}`, `${?}` and `${$}` are the characters themselves; `${key, 'x'}` falls back to x. */
function readVariable(inside: string): Part {
  if (inside === '*' || inside === '?' || inside === '$') return { kind: 'text', text: inside };
  const [, key = '', otherwise] = /^\s*([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/.exec(inside) ?? [];
  return { kind: 'variable', key, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** Whether the whole of `text` is what the pattern says; a variable without a value matches nothing. */
export function matchesPattern(pattern: Pattern, text: string, variable: VariableValue): boolean {
  const symbols = symbolsOf(pattern, variable);
  return symbols !== undefined && matchesSymbols(symbols, text);
}

function symbolsOf(pattern: Pattern, variable: VariableValue): readonly number[] | undefined {
  const symbols: number[] = [];
  for (const part of pattern) {
    if (part.kind === 'many') symbols.push(many);
    else if (part.kind === 'one') symbols.push(one);
    else {
      const text = part.kind === 'text' ? part.text : (variable(part.key) ?? part.otherwise);
      if (text === undefined) return undefined;
      for (let at = 0; at < text.length; at += 1) symbols.push(text.charCodeAt(at));
    }
  }
  return symbols;
}

/** Goes back to the last `*` only, so that no pattern can make it slow. */
function matchesSymbols(symbols: readonly number[], text: string): boolean {
  let symbol = 0;
  let at = 0;
  let lastMany = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const wanted = symbols[symbol];
    if (wanted === many) {
      lastMany = symbol;
      resumeAt = at;
      symbol += 1;
    } else if (wanted === one || wanted === text.charCodeAt(at)) {
      symbol += 1;
      at += 1;
    } else if (lastMany >= 0) {
      resumeAt += 1;
      at = resumeAt;
      symbol = lastMany + 1;
    } else return false;
  }
  while (symbols[symbol] === many) symbol += 1;
  return symbol === symbols.length;
}
