import { plainValue } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import type { KnownStore } from '../stores/known-store.ts';
import { isSystemDatabase } from '../stores/system-databases.ts';
import type { StoreAttribute } from '../value.ts';
import { isPlayed } from './bind-access-key.ts';
import type { Binder, BindingRule, Outcome } from './binder.ts';
import { type Draft, textPart } from './draft.ts';
import { attribute } from './following.ts';
import type { SplitAttribute } from './split-name.ts';
import { groupOf } from './store-groups.ts';

/** `DB_PORT`, `DB_USER`, `DB_PASSWORD` and the like, beside a variable that names the store. */
export const bindSplitPart: BindingRule = (variable, binder) => {
  const { split } = variable;
  const known = split && groupOf(binder.groups, split.prefix);
  if (!split || !known) return undefined;
  return isPlayed(known)
    ? playedPart(split.attribute, variable, known)
    : storePart(split.attribute, variable, known, binder);
};

/** MinIO's clients take port and TLS beside the host. */
function playedPart(
  part: SplitAttribute,
  { text }: EnvironmentVariable,
  { store }: KnownStore,
): Outcome | undefined {
  if (store.kind !== 'bucket') return undefined;
  const value = plainValue(text) ?? '';
  if (part === 'port') return said([textPart('443')], store.name, 'port');
  if (part === 'tls') return said([textPart(switchedOn(value))], store.name, 'TLS');
  return undefined;
}

function storePart(
  part: SplitAttribute,
  variable: EnvironmentVariable,
  known: KnownStore,
  binder: Binder,
): Outcome | undefined {
  const { store } = known;
  const value = plainValue(variable.text);
  if (part === 'tls') {
    if (value === undefined || (store.kind === 'cache' && store.engine === 'memcached'))
      return undefined;
    return said([textPart(switchedOn(value))], store.name, 'TLS');
  }
  const follows = attributes[store.kind]?.[part];
  if (!follows) return undefined;
  if (follows === 'port' && (value === undefined || !/^\d+$/.test(value))) return undefined;
  if (follows === 'username') checkUser(variable, known, binder);
  if (follows === 'database' && isOtherDatabase(variable, known, binder)) return undefined;
  return said([attribute(known, follows)], store.name, follows);
}

const attributes: Readonly<
  Record<string, Readonly<Partial<Record<SplitAttribute, StoreAttribute>>>>
> = {
  relational: {
    port: 'port',
    username: 'username',
    password: 'password',
    database: 'database',
  },
  cache: { port: 'port', password: 'password' },
  broker: { port: 'port', username: 'username', password: 'password' },
};

function said(draft: Draft, store: string, word: string): Outcome {
  return { kind: 'value', draft, reason: `follows ${store}: ${word}` };
}

/** The word of the same style that asks for TLS. */
function switchedOn(value: string): string {
  const styles: Readonly<Record<string, string>> = {
    '0': '1',
    '1': '1',
    no: 'yes',
    yes: 'yes',
    off: 'on',
    on: 'on',
    disable: 'require',
    allow: 'require',
    prefer: 'require',
    disabled: 'required',
    preferred: 'required',
    False: 'True',
    True: 'True',
  };
  if (/^(?:require|verify)/i.test(value)) return value;
  return (Object.hasOwn(styles, value) ? styles[value] : undefined) ?? 'true';
}

function checkUser({ text, span }: EnvironmentVariable, known: KnownStore, binder: Binder): void {
  const user = plainValue(text);
  if (!user || known.localUser === undefined || user === known.localUser || user === 'root') return;
  const { report } = binder.understanding;
  report(problems['application/user-missing'](span, { user, store: known.store.name }));
}

function isOtherDatabase(
  { text, span }: EnvironmentVariable,
  { store, localDatabase }: KnownStore,
  binder: Binder,
): boolean {
  const database = plainValue(text);
  if (database === undefined || store.kind !== 'relational') return false;
  if (database === localDatabase || database === store.database) return false;
  if (isSystemDatabase(database)) return true;
  const { report } = binder.understanding;
  report(
    problems['application/database-missing'](span, {
      database,
      store: store.name,
      made: store.database,
    }),
  );
  return true;
}
