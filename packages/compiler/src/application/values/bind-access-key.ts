import { secretNames } from '../../variables/text.ts';
import { problems } from '../application-diagnostics.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Binder, BindingRule } from './binder.ts';
import { groupOf } from './store-groups.ts';

/** Keys for AWS, or for a container that plays it: on AWS the task role takes their place. */
export const bindAccessKey: BindingRule = (variable, binder) => {
  const { name, span, text } = variable;
  const isLocal = secretNames(text).some(binder.stores.wantedLocally);
  const store = playedStore(binder);
  const prefix = accessKeys.exec(name.toUpperCase())?.[1];
  if (isLocal || (store && prefix && (keyOwners.has(prefix) || isInGroup(prefix, binder)))) {
    return { kind: 'dropped', reason: 'the task role gives access, without a key' };
  }
  if (prefix === 'AWS') {
    const service = binder.part.service.name;
    binder.understanding.report(problems['application/aws-access-key'](span, { name, service }));
  }
  return undefined;
};

const accessKeys = /^(.*?)_?(?:ACCESS_KEY(?:_ID)?|SECRET_(?:ACCESS_)?KEY|SESSION_TOKEN)$/;

const keyOwners: ReadonlySet<string> = new Set([
  'AWS',
  'AWS_S3',
  'S3',
  'MINIO',
  'DYNAMODB',
  'SQS',
  'STORAGE',
  'OBJECT_STORAGE',
]);

/** A store in use that a container only plays: the application reaches AWS's by its role. */
function playedStore({ uses, stores }: Binder): KnownStore | undefined {
  return [...uses].map((name) => stores.byName.get(name)).find((known) => known && isPlayed(known));
}

function isInGroup(prefix: string, { groups }: Binder): boolean {
  const known = groupOf(groups, prefix);
  return known !== undefined && isPlayed(known);
}

/** Buckets, tables and queues are reached over AWS's own addresses. */
export function isPlayed({ store }: KnownStore): boolean {
  return store.kind === 'bucket' || store.kind === 'table' || store.kind === 'queue';
}
