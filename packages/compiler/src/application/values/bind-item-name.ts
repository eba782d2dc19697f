import { plainValue } from '../../variables/text.ts';
import type { Store } from '../store.ts';
import type { StoreAttribute } from '../value.ts';
import type { BindingRule } from './binder.ts';
import { type Draft, joinText, textPart } from './draft.ts';
import { attribute } from './following.ts';

/** Names of buckets and tables of the stores in use become those that AWS knows them by. */
export const bindItemName: BindingRule = ({ text }, { uses, stores }) => {
  const value = plainValue(text);
  if (!value) return undefined;
  for (const name of uses) {
    const known = stores.byName.get(name);
    const items = known && itemsOf(known.store);
    if (!known || !items) continue;
    const [before, item = '', after] = splitAtItem(value);
    if (!items.names.includes(item)) continue;
    const draft: Draft = [
      textPart(before ?? ''),
      attribute(known, items.attribute, item),
      textPart(after ?? ''),
    ];
    return { kind: 'value', draft: joinText(draft), reason: `follows ${name}: ${items.attribute}` };
  }
  return undefined;
};

/** `s3://uploads/in` is `s3://`, `uploads`, `/in`; other values are a name as a whole. */
function splitAtItem(value: string): readonly string[] {
  const found = /^(s3:\/\/)([^/]+)(.*)$/.exec(value);
  return found ? found.slice(1) : ['', value, ''];
}

interface Items {
  readonly names: readonly string[];
  readonly attribute: StoreAttribute;
}

function itemsOf(store: Store): Items | undefined {
  switch (store.kind) {
    case 'bucket':
      return { names: store.buckets, attribute: 'bucket' };
    case 'table':
      return { names: store.tables.map(({ name }) => name), attribute: 'table' };
    case 'queue':
    case 'relational':
    case 'cache':
    case 'broker':
      return undefined;
  }
}
