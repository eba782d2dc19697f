import type { EngineEvent } from './engine-event.ts';

/** Leaves secrets out of what is told: `password=hunter2x` becomes `password=…`. */
export interface Concealer {
  /** Of AWS's and our own words. */
  text(text: string): string;
  event<Event extends EngineEvent>(event: Event): Event;
}

/**
 * Conceals secrets in every form in which programs print them: as they are, line by line, encoded
 * for a URL or escaped for JSON. `secrets` is asked each time, as stores get their passwords late.
 */
export function concealer(secrets: () => readonly string[]): Concealer {
  let known = '';
  let anywhere: RegExp | undefined;
  let alone: RegExp | undefined;
  const refresh = (): void => {
    const now = secrets();
    const id = now.join('\0');
    if (id === known) return;
    known = id;
    const forms = formsOf(now);
    anywhere = anyOf(forms.filter(({ length }) => length >= longEnough));
    alone = anyOf(
      forms.filter(({ length }) => length < longEnough),
      standingAlone,
    );
  };
  const text = (said: string): string => {
    refresh();
    return anywhere ? said.replace(anywhere, mask) : said;
  };
  const line = (said: string): string => {
    const rest = text(said);
    return alone ? rest.replace(alone, mask) : rest;
  };
  return { text, event: (event) => concealIn(event, text, line) };
}

/** Characters from which on a secret is looked for inside of words too. */
const longEnough = 6;
const mask = '…';

function formsOf(secrets: readonly string[]): readonly string[] {
  const lines = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/)]);
  const forms = lines.flatMap((line) => [
    line,
    line.trim(),
    encodeURIComponent(line),
    JSON.stringify(line).slice(1, -1),
  ]);
  return [...new Set(forms)].filter((form) => form.trim() !== '');
}

const standingAlone = (pattern: string): string =>
  `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

/** The longest first: one may begin with another. */
function anyOf(
  texts: readonly string[],
  within: (pattern: string) => string = (pattern) => pattern,
): RegExp | undefined {
  if (texts.length === 0) return undefined;
  const alternatives = texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(within(alternatives.join('|')), 'gu');
}

type Conceal = (text: string) => string;

/** Names and states are the project's and AWS's; only free text can hold a secret. */
function concealIn<Event extends EngineEvent>(event: Event, text: Conceal, line: Conceal): Event {
  const free: Readonly<Record<string, Conceal>> = {
    line,
    ...{ detail: text, message: text, reason: text, stoppedReason: text },
    ...{ description: text, explanation: text, containers: text },
  };
  return withTexts(event, free) as Event;
}

function withTexts(value: object, free: Readonly<Record<string, Conceal>>): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      concealed(member, free[name], free),
    ]),
  );
}

function concealed(
  member: unknown,
  conceal: Conceal | undefined,
  free: Readonly<Record<string, Conceal>>,
): unknown {
  if (!conceal) return member;
  if (typeof member === 'string') return conceal(member);
  if (!Array.isArray(member)) return member;
  return member.map((each: object) => withTexts(each, free));
}
