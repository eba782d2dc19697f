import { readFileSync } from 'node:fs';
import type { BlackBox } from './black-box.ts';
import { type BlackBoxRecord, blackBoxFormat, readLines } from './black-box-record.ts';

/** A file that is no black box, or one that this version cannot read; the message says which. */
export class UnreadableBlackBox extends Error {
  override readonly name = 'UnreadableBlackBox';
}

/** Reads the black box in a file. Throws UnreadableBlackBox, and what the disk throws. */
export function readBlackBox(file: string): BlackBox {
  const [header, ...records] = readLines(readFileSync(file, 'utf8'));
  if (header?.kind !== 'black-box') throw new UnreadableBlackBox(`${file} is not a black box`);
  const { kind: _kind, format, ...about } = header;
  if (format > blackBoxFormat) {
    const reason = `was kept by seaworthy ${about.version}, which is newer than this one`;
    throw new UnreadableBlackBox(`${file} ${reason}`);
  }
  const all = finder(records);
  const plan = all('plan').at(-1);
  const end = all('end').at(-1);
  return {
    ...about,
    ...(plan && { plan: { ...plan, templates: all('template') } }),
    sources: all('source'),
    events: all('event'),
    definitions: all('definition'),
    dropped: all('dropped'),
    ...(end && { end }),
  };
}

type Kind = BlackBoxRecord['kind'];
type Of<Wanted extends Kind> = Extract<BlackBoxRecord, { readonly kind: Wanted }>;

function finder(records: readonly BlackBoxRecord[]) {
  return <Wanted extends Kind>(kind: Wanted): readonly Of<Wanted>[] =>
    records.filter((record): record is Of<Wanted> => record.kind === kind);
}
