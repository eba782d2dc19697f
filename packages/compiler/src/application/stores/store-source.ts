import type { StoreSettings } from '../../project/settings.ts';
import type { Located, Span } from '../../source/span.ts';
import { plainValue, secretNames, type Text } from '../../variables/text.ts';
import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Reason } from '../reason.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';

/** What a store is built from: the service it replaces, and the services that use it. */
export interface StoreSource {
  readonly part: Part;
  /** Variables of the store's own container. */
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  readonly users: readonly StoreUser[];
  readonly settings: StoreSettings | undefined;
  /** Conclusions beyond the role's own, added while the store is built. */
  readonly reasons: Reason[];
  readonly report: Report;
}

/** A service that uses the store, with its variables and where it addresses the store in them. */
export interface StoreUser {
  readonly variables: readonly EnvironmentVariable[];
  readonly mentions: readonly Mention[];
}

/** What all stores have. */
export function commonParts({ part, reasons }: StoreSource) {
  return {
    name: part.service.name,
    span: part.service.span,
    reasons: [...part.reasons, ...reasons],
    image: part.image?.text ?? '',
  };
}

/** The first of some variables that is set, as plain text with its place. */
export function plainVariable(
  { variables }: StoreSource,
  names: readonly string[],
): Located<string> | undefined {
  for (const name of names) {
    const variable = variables.get(name);
    const value = variable && plainValue(variable.text);
    if (variable && value) return { value, span: variable.span };
  }
  return undefined;
}

/** Names of the secrets in some variables. */
export function secretVariables(
  { variables }: StoreSource,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => secretNames(variables.get(name)?.text ?? []));
}

/** Names of the secrets that follow an option in the container's command. */
export function secretOption({ part }: StoreSource, option: string): readonly string[] {
  const words = commandOf(part).flatMap((text) => [...text, { kind: 'text', text: ' ' } as const]);
  const at = words.findIndex((word) => word.kind === 'text' && word.text.includes(option));
  const next = at === -1 ? undefined : words.slice(at).find((word) => word.kind === 'secret');
  return next?.kind === 'secret' ? [next.name] : [];
}

export function commandOf({ service }: Part): readonly Text[] {
  return [
    ...(service.entrypoint?.value.arguments ?? []),
    ...(service.command?.value.arguments ?? []),
  ];
}

/** Compose secrets whose mounted file is named by a variable such as `POSTGRES_PASSWORD_FILE`. */
export function secretFiles(
  { variables, part }: StoreSource,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => {
    const path = plainValue(variables.get(`${name}_FILE`)?.text ?? []);
    return part.service.secrets.filter(({ target }) => target === path).map(({ source }) => source);
  });
}

/** The place to point at for something about the image's version. */
export function imageSpan({ part }: StoreSource): Span {
  return part.image?.span ?? part.service.span;
}
