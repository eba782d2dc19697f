/** Names that a secret may not set: they decide what code runs, and who the process is to AWS. */
export const protectedNames: readonly (string | RegExp)[] = [
  'PATH',
  'HOME',
  'SHELL',
  'IFS',
  'BASH_ENV',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'PYTHONPATH',
  'PYTHONSTARTUP',
  /^LD_/,
  /^DYLD_/,
  /^AWS_/,
  /^ECS_/,
];

export function isProtected(name: string, names: readonly (string | RegExp)[]): boolean {
  return names.some((entry) => (typeof entry === 'string' ? entry === name : matches(entry, name)));
}

/** Without the memory that the flags `g` and `y` give to a regular expression. */
function matches(expression: RegExp, name: string): boolean {
  return name.search(expression) !== -1;
}
