import type { KnownStore } from './known-store.ts';

/** All stores of the project, found by what variables say of them. */
export interface StoreRegister {
  readonly byName: ReadonlyMap<string, KnownStore>;
  /** The stores whose password a secret is. */
  readonly withPassword: (secret: string) => readonly KnownStore[];
  /** The stores whose local container alone wants a secret. */
  readonly wantedLocally: (secret: string) => boolean;
  /** The stores whose password a Compose secret's file holds. */
  readonly withPasswordFile: (secret: string) => readonly KnownStore[];
}

export function registerStores(byName: ReadonlyMap<string, KnownStore>): StoreRegister {
  const passwords = new Map<string, Set<KnownStore>>();
  const files = new Map<string, Set<KnownStore>>();
  const local = new Set<string>();
  for (const known of byName.values()) {
    for (const name of known.passwordNames) add(passwords, name, known);
    for (const name of known.passwordFiles) add(files, name, known);
    for (const name of known.localNames) local.add(name);
  }
  return {
    byName,
    withPassword: (secret) => [...(passwords.get(secret) ?? [])],
    withPasswordFile: (secret) => [...(files.get(secret) ?? [])],
    wantedLocally: (secret) => local.has(secret),
  };
}

function add(index: Map<string, Set<KnownStore>>, name: string, known: KnownStore): void {
  const same = index.get(name);
  if (same) same.add(known);
  else index.set(name, new Set([known]));
}
