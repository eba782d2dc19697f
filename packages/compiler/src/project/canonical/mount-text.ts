/** A mount as its short form says it. */
export interface MountText {
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** Parses `[source:]target[:options]`; a text answers with what is wrong with it. */
export function parseMountText(text: string): MountText | string {
  const parts = splitAtColons(text);
  if (text === '') return 'it is empty';
  if (parts.includes('')) return 'a part between the colons is empty';
  if (parts.length > 3) return 'it has too many parts';
  const [first = '', target, options = ''] = parts;
  if (target === undefined) return { target: first, readOnly: false };
  const readOnly = options.split(',').includes('ro');
  return { source: first, target, readOnly };
}

/** The colon of a Windows drive does not separate. */
function splitAtColons(text: string): readonly string[] {
  const parts: string[] = [];
  for (const part of text.split(':')) {
    const previous = parts.at(-1);
    const isAfterDrive =
      previous !== undefined && /^[A-Za-z]$/.test(previous) && /^[\\/]/.test(part);
    if (isAfterDrive) parts[parts.length - 1] = `${previous}:${part}`;
    else parts.push(part);
  }
  return parts;
}

/** Whether a mount's source is a path of the host and not the name of a volume. */
export function isHostPath(source: string): boolean {
  return /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source);
}

/** `/data/./cache/` as `/data/cache`. */
export function cleanTarget(target: string): string {
  const parts: string[] = [];
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return target.startsWith('/') ? `/${parts.join('/')}` : parts.join('/');
}
