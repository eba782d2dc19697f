import { declareDiagnostics } from '../diagnostics/diagnostic.ts';

/** Problems of `x-seaworthy`. */
export const settingsProblems = declareDiagnostics({
  'settings/unknown-key': {
    severity: 'error',
    message: ({ key, owner }: { key: string; owner: string; help: string }) =>
      `\`${owner}\` has no setting \`${key}\`.`,
    help: ({ help }: { help: string }) => help,
  },
  'settings/missing-key': {
    severity: 'error',
    message: ({ key, owner }: { key: string; owner: string }) => `\`${owner}\` needs \`${key}\`.`,
    help: ({ key }: { key: string }) => `Add \`${key}\` here.`,
  },
  'settings/wrong-type': {
    severity: 'error',
    message: ({ key, expected, found }: WrongType) => `\`${key}\` takes ${expected}, not ${found}.`,
    help: ({ lone, expected }: WrongType) =>
      lone === undefined ? `Give it ${expected}.` : `Write the number alone: ${lone}.`,
  },
  'settings/unknown-choice': {
    severity: 'error',
    message: ({ key, value }: UnknownChoice) =>
      `${value === undefined ? 'This' : `"${value}"`} is no value of \`${key}\`.`,
    help: ({ words, nearest }: UnknownChoice) =>
      nearest === undefined ? `Choose one of ${words}.` : `Did you mean "${nearest}"?`,
  },
  'settings/out-of-range': {
    severity: 'error',
    message: ({ key, range }: { key: string; range: string }) => `\`${key}\` takes ${range}.`,
    help: () => 'Choose a number within these limits; they are AWS’s own.',
  },
  'settings/bad-form': {
    severity: 'error',
    message: ({ value, expected }: BadForm) => `"${value}" is not ${expected}.`,
    help: ({ key, expected }: BadForm) => `Give \`${key}\` ${expected}.`,
  },
  'settings/wrong-order': {
    severity: 'error',
    message: ({ lesser, greater }: { lesser: string; greater: string }) =>
      `\`${lesser}\` is larger than \`${greater}\`.`,
    help: ({ lesser, greater }: { lesser: string; greater: string }) =>
      `Lower \`${lesser}\` or raise \`${greater}\`.`,
  },
});

interface WrongType {
  readonly key: string;
  readonly expected: string;
  readonly found: string;
  /** The number in a value with a unit. */
  readonly lone: string | undefined;
}

interface UnknownChoice {
  readonly key: string;
  /** Not given when it may be a secret that was put into the wrong place. */
  readonly value: string | undefined;
  readonly words: string;
  readonly nearest: string | undefined;
}

interface BadForm {
  readonly key: string;
  readonly value: string;
  readonly expected: string;
}
