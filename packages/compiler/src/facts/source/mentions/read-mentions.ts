import { dotenvTriggers } from './dotenv.ts';
import { environmentTriggers } from './environment-reads.ts';
import { hostTriggers } from './host-lists.ts';
import { keepAliveTriggers } from './keep-alive.ts';
import { listenTriggers } from './listening.ts';
import type { Mention } from './mention.ts';
import { redisTriggers } from './redis-options.ts';
import { routeTriggers } from './routes.ts';
import { secretTriggers } from './secret-names.ts';
import { placeAt } from './text-place.ts';
import type { Trigger } from './trigger.ts';
import { urlPasswordTriggers } from './url-passwords.ts';

/** Reads what a program text says that checks ask about: one pass over it, comments left out. */
export function readMentions(path: string, text: string): readonly Mention[] {
  const triggers = triggersFor(path);
  if (!triggers) return [];
  const mentions: Mention[] = [];
  for (const found of text.matchAll(triggers.anyWord)) {
    const place = placeAt(path, text, found.index);
    if (/^\s*(?:#|\/\/|\/?\*|--)/.test(place.line)) continue;
    for (const trigger of triggers.byWord.get(found[0]) ?? [])
      mentions.push(...trigger.read(place));
  }
  return mentions;
}

const allTriggers: readonly Trigger[] = [
  ...dotenvTriggers,
  ...environmentTriggers,
  ...hostTriggers,
  ...keepAliveTriggers,
  ...listenTriggers,
  ...redisTriggers,
  ...routeTriggers,
  ...secretTriggers,
  ...urlPasswordTriggers,
];

interface TriggerSet {
  readonly anyWord: RegExp;
  readonly byWord: ReadonlyMap<string, readonly Trigger[]>;
}

const sets = new Map<string, TriggerSet | undefined>();

/** The triggers for a kind of file, put together when the first such file is read. */
function triggersFor(path: string): TriggerSet | undefined {
  const [extension = ''] = /\.\w+$/.exec(path) ?? [];
  if (!sets.has(extension)) sets.set(extension, gather(extension));
  return sets.get(extension);
}

function gather(extension: string): TriggerSet | undefined {
  const byWord = new Map<string, Trigger[]>();
  for (const trigger of allTriggers.filter(({ files }) => files.test(extension))) {
    for (const word of trigger.words) byWord.set(word, [...(byWord.get(word) ?? []), trigger]);
  }
  if (byWord.size === 0) return undefined;
  const words = [...byWord.keys()].sort((one, other) => other.length - one.length);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { anyWord: new RegExp(escaped.join('|'), 'g'), byWord };
}
