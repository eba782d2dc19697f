import { readFileSync } from 'node:fs';
import type { BlackBox, BlackBoxHeader } from './black-box.ts';
import { type BlackBoxRecord, blackBoxFormat, readLines } from './black-box-record.ts';

/** A file that is no black box, or one that this version cannot read; the message says which. */
export class UnreadableBlackBox extends Error {
  override readonly name = 'UnreadableBlackBox';
}

/** Reads the black box in a file. Throws UnreadableBlackBox. */
export function readBlackBox(file: string): BlackBox {
  const [header, ...records] = readLines(textIn(file));
  if (header?.kind !== 'black-box') throw new UnreadableBlackBox(`${file} is not a black box`);
  const { kind: _kind, format, ...about } = header;
  if (format > blackBoxFormat) {
    const reason = `was kept by seaworthy ${about.version}, which is newer than this one`;
    throw new UnreadableBlackBox(`${file} ${reason}: examine it with that version`);
  }
  if (!isWhole(header)) throw new UnreadableBlackBox(`${file} is not a black box`);
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

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UnreadableBlackBox(
      code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read (${code})`,
    );
  }
}

/** Some other file may begin with JSON too: what every header holds must be there. */
function isWhole(header: { readonly [Key in keyof BlackBoxHeader | 'format']: unknown }): boolean {
  const { format, startedAt, of, project, environment, version } = header;
  return (
    Number.isInteger(format) &&
    Number.isFinite(startedAt) &&
    [of, project, environment, version].every((text) => typeof text === 'string')
  );
}

type Kind = BlackBoxRecord['kind'];
type Of<Wanted extends Kind> = Extract<BlackBoxRecord, { readonly kind: Wanted }>;

function finder(records: readonly BlackBoxRecord[]) {
  return <Wanted extends Kind>(kind: Wanted): readonly Of<Wanted>[] =>
    records.filter((record): record is Of<Wanted> => record.kind === kind);
}
