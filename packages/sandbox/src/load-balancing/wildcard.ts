/**
 * A pattern of a rule: `*` stands for any characters, `?` for exactly one, and a backslash takes
 * either literally. `/api/*` matches `/api/users`, not `/api`.
 */
export function wildcard(pattern: string, flags = ''): RegExp {
  const source = pattern.replaceAll(/\\([*?\\])|[*?]|[^*?\\]+|\\/g, (part, escaped?: string) => {
    if (escaped !== undefined) return quote(escaped);
    if (part === '*') return '.*';
    return part === '?' ? '.' : quote(part);
  });
  return new RegExp(`^${source}$`, `${flags}s`);
}

function quote(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
