/**
 * The first variable that a library for settings found missing, where it says so over several
 * lines, as one line: `JWT_SECRET: Required`. Pydantic, Zod and envalid are known.
 */
export function readMissingVariable(lines: readonly string[]): string | undefined {
  const text = lines.join('\n');
  for (const pattern of reports) {
    const { name, says } = pattern.exec(text)?.groups ?? {};
    if (name !== undefined) return `${name}: ${says}`;
  }
  return undefined;
}

const reports = [
  /validation errors? for \w+\n(?<name>\w+)\n\s+(?<says>[Ff]ield required)/,
  /"path":\s*\[\s*"(?<name>\w+)"\s*\],\s*"message":\s*"(?<says>Required|Invalid input: expected \w+, received undefined)"/,
  /Missing environment variables:\s*\n\s*(?<name>[A-Z]\w+): (?<says>.*)/,
];
