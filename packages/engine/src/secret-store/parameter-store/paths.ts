/** `/seaworthy-secrets/shop/production`, of that path or of its ARN. */
export function pathOf(id: string): string {
  return id.replace(/^arn:[^/]*:parameter/, '');
}

/** Where the numbers are in whose order versions became current. */
export function historyOf(id: string): string {
  return `${pathOf(id)}/history`;
}

/** Where a version is named while its values are written. */
export function draftsOf(id: string): string {
  return `${pathOf(id)}/drafts`;
}

/** Where the values of a version are, a parameter each. */
export function valuesOf(id: string, version: string): string {
  return `${pathOf(id)}/${version}`;
}

/** The last part of a name. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
