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
import { urlTriggers } from './urls.ts';

/** Reads what a program text says that checks ask about: one pass over it, comments left out. */
export function readMentions(path: string, text: string): readonly Mention[] {
  const asked = triggersFor(path);
  if (!asked) return [];
  const mentions: Mention[] = [];
  const { anyWord, byWord } = asked;
  anyWord.lastIndex = 0;
  for (let hit = anyWord.exec(text); hit; hit = anyWord.exec(text)) {
    for (const { pattern, read } of byWord.get(hit[0]) ?? []) {
      pattern.lastIndex = hit.index;
      const found = pattern.exec(text);
      if (!found) continue;
      const place = placeAt(path, text, hit.index);
      if (!isComment(place.line)) mentions.push(...read(place, found));
    }
  }
  return mentions;
}

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|\/?\*|--)/.test(line);
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
  ...urlTriggers,
];

interface AskedTriggers {
  readonly anyWord: RegExp;
  readonly byWord: ReadonlyMap<string, readonly Trigger[]>;
}

const byExtension = new Map<string, AskedTriggers | undefined>();

/** The triggers for a kind of file, put together when the first such file is read. */
function triggersFor(path: string): AskedTriggers | undefined {
  const [extension = ''] = /\.\w+$/.exec(path) ?? [];
  if (!byExtension.has(extension)) byExtension.set(extension, gather(extension));
  return byExtension.get(extension);
}

function gather(extension: string): AskedTriggers | undefined {
  const byWord = new Map<string, Trigger[]>();
  for (const trigger of allTriggers.filter(({ files }) => files.test(extension))) {
    for (const word of trigger.words) byWord.set(word, [...(byWord.get(word) ?? []), trigger]);
  }
  if (byWord.size === 0) return undefined;
  // Of words that begin alike the longest counts.
  const words = [...byWord.keys()].sort((one, other) => other.length - one.length);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { anyWord: new RegExp(escaped.join('|'), 'g'), byWord };
}
