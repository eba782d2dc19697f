/** The environment variable that a message names: `KeyError: 'JWT_SECRET'` names JWT_SECRET. */
export function variableIn(text: string): string | undefined {
  for (const pattern of patterns) {
    const [, name] = pattern.exec(text) ?? [];
    if (name !== undefined) return name;
  }
  return /region/i.test(text) ? 'AWS_REGION' : undefined;
}

const patterns = [
  /\b([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])\b/,
  /KeyError: (?:key not found: )?['"]([A-Z][A-Z0-9]*)['"]/,
  /variables?:? ['"`]?([A-Z][A-Z0-9]+)\b/,
];
