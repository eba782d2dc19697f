import type { ValuePart } from '../value.ts';
import type { FlatText, Range } from './flat-text.ts';

/** A value in the making: what of the text is secret is still known by its own name. */
export type Draft = readonly DraftPart[];

export type DraftPart = ValuePart | { readonly kind: 'concealed'; readonly name: string };

/** Puts parts in place of a stretch of text; an empty stretch is a place to insert them. */
export interface Edit {
  readonly range: Range;
  readonly parts: readonly ValuePart[];
}

/** The text with edits, which do not overlap, applied. */
export function draftOf(flat: FlatText, edits: readonly Edit[] = []): Draft {
  const draft: DraftPart[] = [];
  let at = 0;
  for (const edit of [...edits].sort(byPlace)) {
    draft.push(...partsOf(flat, { start: at, end: edit.range.start }), ...edit.parts);
    at = edit.range.end;
  }
  draft.push(...partsOf(flat, { start: at, end: flat.text.length }));
  return joinText(draft);
}

/** What is inserted at a place goes before what is replaced from there on. */
function byPlace({ range: one }: Edit, { range: other }: Edit): number {
  return one.start - other.start || one.end - other.end;
}

function partsOf({ text, secrets }: FlatText, { start, end }: Range): readonly DraftPart[] {
  const parts: DraftPart[] = [];
  let at = start;
  for (const [place, name] of secrets) {
    if (place < at || place >= end) continue;
    parts.push({ kind: 'text', text: text.slice(at, place) }, { kind: 'concealed', name });
    at = place + 1;
  }
  parts.push({ kind: 'text', text: text.slice(at, Math.max(at, end)) });
  return parts;
}

/** Neighbouring texts as one, empty ones gone. */
export function joinText<Part extends DraftPart>(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && part.text === '') continue;
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}

/** Plain text as a part. */
export function textPart(text: string): ValuePart {
  return { kind: 'text', text };
}
