import type { Mention } from '../addresses/find-mentions.ts';
import type { KnownStore } from '../stores/known-store.ts';
import { isPlayed } from './bind-access-key.ts';
import { bindPlayed } from './bind-played.ts';
import type { Binder, BindingRule, Outcome } from './binder.ts';
import { draftOf } from './draft.ts';
import { followBroker } from './follow-broker.ts';
import { followCache } from './follow-cache.ts';
import { followRelational } from './follow-relational.ts';
import { type Followed, type Following, nothingFollowed, together } from './following.ts';
import { hasPassword } from './has-password.ts';
import { reportGaps } from './report-gaps.ts';

/** Addresses of stores follow what AWS gives in their place; those of services stay. */
export const bindAddress: BindingRule = (variable, binder) => {
  const mentions = binder.mentions.get(variable.name)?.filter(({ machine }) => !machine) ?? [];
  const played = mentions.find((mention) => isPlayedMention(mention, binder));
  if (played) return bindPlayed(variable, played, binder);
  const followed = mentions.map((mention) => follow(mention, binder));
  const all = together(...followed.map((one) => one.followed));
  if (all.edits.length === 0) return undefined;
  const names = [...new Set(followed.flatMap(({ store }) => store ?? []))];
  return {
    kind: 'value',
    draft: draftOf(variable.flat, all.edits),
    reason: `follows ${names.join(' and ')}: ${all.words.join(', ')}`,
  } satisfies Outcome;
};

function isPlayedMention({ to }: Mention, { stores }: Binder): boolean {
  const known = stores.byName.get(to.service.name);
  return known !== undefined && isPlayed(known);
}

function follow(
  { variable, address, to }: Mention,
  binder: Binder,
): { readonly store?: string; readonly followed: Followed } {
  const known = binder.stores.byName.get(to.service.name);
  if (!known) return { followed: nothingFollowed };
  const separate = hasPassword(variable, known, binder);
  const following = { name: variable.name, flat: variable.flat, address, known, separate };
  const followed = followStore(following, known);
  reportGaps(followed.gaps, following, variable, binder);
  return { store: known.store.name, followed };
}

function followStore(following: Following, { store }: KnownStore): Followed {
  switch (store.kind) {
    case 'relational':
      return followRelational(following, store);
    case 'cache':
      return followCache(following, store);
    case 'broker':
      return followBroker(following);
    case 'bucket':
    case 'table':
    case 'queue':
      return nothingFollowed;
  }
}
