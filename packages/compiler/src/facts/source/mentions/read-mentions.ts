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
  for (const found of text.matchAll(asked.pattern)) {
    // Each trigger's words are one group of the pattern.
    const trigger = asked.triggers[found.indexOf(found[0], 1) - 1];
    const place = placeAt(path, text, found.index);
    if (trigger && !isComment(place.line)) mentions.push(...trigger.read(place));
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
  readonly triggers: readonly Trigger[];
  readonly pattern: RegExp;
}

const byExtension = new Map<string, AskedTriggers | undefined>();

/** The triggers for a kind of file, put together when the first such file is read. */
function triggersFor(path: string): AskedTriggers | undefined {
  const [extension = ''] = /\.\w+$/.exec(path) ?? [];
  if (!byExtension.has(extension)) byExtension.set(extension, gather(extension));
  return byExtension.get(extension);
}

function gather(extension: string): AskedTriggers | undefined {
  const triggers = allTriggers.filter(({ files }) => files.test(extension));
  const groups = triggers.map(({ words }) => `(${words.source})`);
  return groups.length === 0 ? undefined : { triggers, pattern: new RegExp(groups.join('|'), 'g') };
}
