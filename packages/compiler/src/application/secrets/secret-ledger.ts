import type { Span } from '../../source/span.ts';
import type { ApplicationSecret } from '../application.ts';

/** What asks for a place in the grouped secret. */
export interface SecretClaim {
  readonly service: string;
  readonly variable: string;
  /** The key wanted; another is given when that one holds something else. */
  readonly key: string;
  /** Tells contents apart without knowing them: secrets by name, the text around them as it is. */
  readonly content: string;
  readonly present: boolean;
  /** The Compose secret whose file's content it is. */
  readonly file?: string;
  readonly span: Span;
}

/** Keeps the keys of the application's grouped secret. */
export interface SecretLedger {
  /** Gives a key for some content: the same for the same content. */
  readonly claim: (claim: SecretClaim) => string;
  readonly secrets: () => readonly ApplicationSecret[];
}

interface Entry extends Omit<ApplicationSecret, 'usedBy'> {
  readonly content: string;
  readonly usedBy: { readonly service: string; readonly variable: string }[];
}

export function openSecretLedger(): SecretLedger {
  const entries = new Map<string, Entry>();
  return {
    claim: ({ service, variable, key: wanted, content, ...found }) => {
      const holder = entries.get(wanted);
      const key = holder && holder.content !== content ? `${service}.${variable}` : wanted;
      const entry = entries.get(key);
      if (entry) entry.usedBy.push({ service, variable });
      else entries.set(key, { key, content, usedBy: [{ service, variable }], ...found });
      return key;
    },
    secrets: () => [...entries.values()].map(({ content: _content, ...secret }) => secret),
  };
}
