/**
 * Names and logical ids: functions of the project's own names, so that planning twice gives the
 * same bytes and no resource moves by accident.
 */

/**
 * `api-worker`, `queue` becomes `ApiWorkerQueue`; a name that is not lower-case words and hyphens
 * gets a hash, so that `api_worker` and `apiWorker` stay apart from it.
 */
export function logicalId(...names: readonly string[]): string {
  return names.map(partOfId).join('');
}

/** A plan asks for the same few names a thousand times. */
const knownParts = new Map<string, string>();

function partOfId(name: string): string {
  const known = knownParts.get(name);
  if (known !== undefined) return known;
  const part = pascalCase(name);
  knownParts.set(name, part);
  return part;
}

function pascalCase(name: string): string {
  const id = name
    .replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase())
    .replace(/[^A-Za-z0-9]+$/, '');
  return isFaithful(name) ? id : `${id}${shortHash(name)}`;
}

/** Lower-case words, each starting with a letter, joined by single hyphens: none is lost as an id. */
function isFaithful(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name);
}

/** Eight hexadecimal digits that depend only on the text (FNV-1a). */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A name AWS takes: lower case, digits and hyphens, cut to `limit` without losing uniqueness. */
export function awsName(limit: number, ...names: readonly string[]): string {
  const joined = names.join('-');
  if (joined.length <= limit && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(joined)) return joined;
  const clean = joined
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = clean.slice(0, limit - 9).replace(/-+$/, '');
  return cut === '' ? shortHash(joined) : `${cut}-${shortHash(joined)}`;
}
