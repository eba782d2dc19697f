import type { FileMount } from '../../project/project.ts';
import { baseName, cleanPath, folderOf } from '../../source/path.ts';
import { plainValue } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Binding } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Understanding } from '../understanding.ts';
import type { Value } from '../value.ts';
import type { Binder } from '../values/binder.ts';
import { attribute } from '../values/following.ts';

/** Variables that take the place of the files below `/run/secrets`. */
export interface BoundSecretFiles {
  readonly bindings: readonly Binding[];
  /** Variables that held a file's path, and are not needed any more. */
  readonly replaced: ReadonlySet<string>;
}

/**
 * Fargate cannot mount a secret as a file: its content comes in a variable. `DB_PASSWORD_FILE`
 * gives way to `DB_PASSWORD`; a file that no variable names gets one called after it.
 */
export function bindSecretFiles(binder: Binder): BoundSecretFiles {
  const bindings: Binding[] = [];
  const replaced = new Set<string>();
  for (const mount of binder.part.service.secrets) {
    const pointer = binder.variables.find(({ text }) => plainValue(text) === mount.target);
    const name = pointer ? withoutSuffix(pointer.name) : variableName(mount.source);
    if (pointer) replaced.add(pointer.name);
    const isTaken = binder.variables.some(
      (variable) => variable.name === name && variable !== pointer,
    );
    if (!readsVariable(pointer, binder)) warn(mount, name, binder);
    if (isTaken) continue;
    bindings.push({
      name,
      value: contentOf(mount, name, binder),
      span: mount.span,
      reason: `takes the place of the file ${mount.target}`,
    });
  }
  return { bindings, replaced };
}

function withoutSuffix(name: string): string {
  return name.replace(/_FILE$/i, '');
}

/** `db-password` is `DB_PASSWORD`. */
function variableName(secret: string): string {
  const name = baseName(secret)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/** An image that takes `X_FILE` takes `X` as well: that is the official images' convention. */
function readsVariable(pointer: EnvironmentVariable | undefined, { part }: Binder): boolean {
  return pointer !== undefined && /_FILE$/i.test(pointer.name) && part.image?.built === false;
}

function warn(mount: FileMount, variable: string, { part, understanding }: Binder): void {
  understanding.report(
    problems['application/secret-file'](mount.span, {
      service: part.service.name,
      secret: mount.source,
      path: mount.target,
      variable,
    }),
  );
}

function contentOf(mount: FileMount, name: string, binder: Binder): Value {
  const owners = binder.stores.withPasswordFile(mount.source);
  const used = owners.filter(({ store }) => binder.uses.has(store.name));
  const owner = used[0] ?? owners[0];
  if (owner) return [attribute(owner, 'password')];
  const key = binder.ledger.claim({
    service: binder.part.service.name,
    variable: name,
    key: name,
    content: `file ${mount.source}`,
    present: isThere(mount.source, binder.understanding),
    file: mount.source,
    span: mount.span,
  });
  return [{ kind: 'secret', key }];
}

/** Whether the secret has a content here; it is looked for, never read. */
function isThere(secret: string, { project, host }: Understanding): boolean {
  const source = project.secrets.find(({ name }) => name === secret)?.source;
  switch (source?.kind) {
    case 'file': {
      const path = cleanPath(source.path);
      return host.listFolder(folderOf(path)).includes(baseName(path));
    }
    case 'environment':
      return host.variable(source.variable, { position: 'value' })?.empty === false;
    case 'inline':
      return true;
    case 'external':
    case undefined:
      return false;
  }
}
