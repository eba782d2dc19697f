import type { Span } from '../source/span.ts';

/** `error`: will not run or would lose data. `warning`: a risk. `advice`: could be better. */
export type Severity = 'error' | 'warning' | 'advice';

/**
 * Something to tell the user. `code` is also the path of its page below `docs/diagnostics`.
 * Messages state the fact in the user's own names and never contain a secret's value; `help`
 * says what to do next.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** The smallest text that is wrong; absent only when no file says it. */
  readonly span?: Span;
  /** The service or store it is about, when it is about one. */
  readonly owner?: string;
  /** Other places that matter, such as the first of two claims. */
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** One kind of diagnostic: declared once, in the table of the stage that reports it. */
export interface Declaration<Parameters> {
  readonly severity: Severity;
  readonly message: (parameters: Parameters) => string;
  readonly help?: (parameters: Parameters) => string;
}

/** Makes one diagnostic of a declared kind. */
export type Reporter<Parameters> = (
  span: Span | undefined,
  parameters: Parameters,
  related?: readonly RelatedPlace[],
) => Diagnostic;

type Reporters<Declarations> = {
  readonly [Code in keyof Declarations]: Declarations[Code] extends Declaration<infer Parameters>
    ? Reporter<Parameters>
    : never;
};

/**
 * Declares a stage's diagnostics and gives a reporter for each:
 * `problems['compose/unknown-key'](span, { key: 'imgae' })`.
 */
export function declareDiagnostics<Declarations extends Record<string, Declaration<never>>>(
  declarations: Declarations,
): Reporters<Declarations> {
  const entries = Object.entries(declarations).map(([code, declaration]) => [
    code,
    reporter(code, declaration as Declaration<unknown>),
  ]);
  return Object.fromEntries(entries) as Reporters<Declarations>;
}

function reporter(code: string, declaration: Declaration<unknown>): Reporter<unknown> {
  return (span, parameters, related) => {
    const help = declaration.help?.(parameters);
    return {
      code,
      severity: declaration.severity,
      message: declaration.message(parameters),
      ...(help !== undefined && { help }),
      ...(span && { span }),
      ...(related && related.length > 0 && { related }),
    };
  };
}
