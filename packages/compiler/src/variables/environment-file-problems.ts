import { declareDiagnostics } from '../diagnostics/diagnostic.ts';

interface Named {
  readonly name: string;
}

/** Problems of `.env` and `env_file`. They name variables and never say what is in them. */
export const environmentFileProblems = declareDiagnostics({
  'env-file/bad-name': {
    severity: 'error',
    message: ({ afterQuoteOf }: { readonly afterQuoteOf?: string | undefined }) =>
      afterQuoteOf === undefined
        ? 'This line does not begin with a variable’s name.'
        : `What follows the closing quote of \`${afterQuoteOf}\` is not a variable’s name.`,
    help: () => 'Write `NAME=value`; put a value of several lines between quotes.',
  },
  'env-file/no-name': {
    severity: 'error',
    message: () => 'This value has no variable’s name before it.',
    help: () => 'Write the name before the `=`, or remove the line.',
  },
  'env-file/unclosed-quote': {
    severity: 'error',
    message: ({ name }: Named) => `The quote that opens the value of \`${name}\` is never closed.`,
    help: () => 'Close it; write a quote inside the value as `\\"`.',
  },
  'env-file/unquoted-lines': {
    severity: 'error',
    message: ({ name }: Named) =>
      `\`${name}\` is a value of several lines without quotes: Compose reads only its first line.`,
    help: () => 'Put the whole value between double quotes.',
  },
  'env-file/after-quote': {
    severity: 'warning',
    message: ({ name }: Named) =>
      `The text after the closing quote of \`${name}\` is not part of its value.`,
    help: ({ name }: Named) => `Put the whole value of \`${name}\` between the quotes.`,
  },
  'env-file/duplicate-name': {
    severity: 'warning',
    message: ({ name }: Named) => `\`${name}\` is set twice in this file; this later line counts.`,
    help: () => 'Remove one of the two lines.',
  },
  'env-file/invalid-reference': {
    severity: 'error',
    message: ({ name }: Named) =>
      `The value of \`${name}\` has a \`\${\` that begins no variable reference.`,
    help: () => 'Write `$$` for a dollar sign, or put the value between single quotes.',
  },
  'env-file/required-reference': {
    severity: 'error',
    message: ({ name }: Named) => `The value of \`${name}\` requires a variable that is not set.`,
    help: () => 'Set that variable in the shell, or on a line above this one.',
  },
  'env-file/unset-reference': {
    severity: 'warning',
    message: ({ name }: Named) =>
      `The value of \`${name}\` refers to a variable that is not set, and loses that part.`,
    help: () =>
      'Set that variable; if a dollar sign is meant, write `$$` or use single quotes around the value.',
  },
  'env-file/long-line': {
    severity: 'error',
    message: () => 'This line is longer than the 65,535 bytes that `format: raw` allows.',
    help: () => 'Remove `format: raw`: Compose’s own format has no such limit.',
  },
  'env-file/absent': {
    severity: 'error',
    message: ({ path }: { readonly path: string }) => `There is no file \`${path}\`.`,
    help: () => 'Correct the path given to `--env-file`, or create the file.',
  },
  'env-file/unreadable': {
    severity: 'error',
    message: ({ path, reason }: { readonly path: string; readonly reason: string }) =>
      `\`${path}\` cannot be read: ${reason}.`,
    help: () => 'Its variables count as unset until the file can be read.',
  },
});
