import type { Release, ReleasedStack } from '../release.ts';
import { packText, unpackText } from './pack-text.ts';
import { parameterLength } from './parameter-tree.ts';
import type { TextShelf } from './text-shelf.ts';

/** What was written by a newer version of Seaworthy, which this one cannot read. */
export class UnknownReleaseFormat extends Error {
  override readonly name = 'UnknownReleaseFormat';
}

/** A release as it is kept; `id` tells two apart that were begun at once. */
export interface ReleaseRecord {
  readonly id: string;
  readonly release: Release;
}

/** Raised when a record cannot be read any more as it was. */
const format = 1;

interface WrittenRecord extends Omit<Release, 'stacks'> {
  readonly format: number;
  readonly id: string;
  /** Themselves, or the hash of their text on the shelf when there are too many. */
  readonly stacks: readonly ReleasedStack[] | string;
}

/** A record as the value of one parameter; what does not fit goes to the shelf first. */
export async function writeRecord(
  { id, release: given }: ReleaseRecord,
  shelf: TextShelf,
): Promise<string> {
  const { reason } = given;
  const release = { ...given, ...(reason !== undefined && { reason: reason.slice(0, 1000) }) };
  const whole = pack({ ...release, format, id });
  if (whole.length <= parameterLength) return whole;
  const stacks = await shelf.put(JSON.stringify(release.stacks));
  return pack({ ...release, format, id, stacks });
}

/** The record, or undefined when a part of it is not there. Throws UnknownReleaseFormat. */
export async function readRecord(
  value: string,
  shelf: TextShelf,
): Promise<ReleaseRecord | undefined> {
  const text = unpackText(value);
  if (text === undefined) return undefined;
  const { format: found, id, ...written }: WrittenRecord = JSON.parse(text);
  if (found > format) {
    throw new UnknownReleaseFormat(
      `release ${written.number} was recorded by a newer version of seaworthy`,
    );
  }
  const stacks = await stacksOf(written, shelf);
  return stacks && { id, release: { ...written, stacks } };
}

/** Hash of the text on the shelf that a record needs besides its stacks' templates. */
export function shelvedStacks(value: string): readonly string[] {
  const { stacks }: WrittenRecord = JSON.parse(unpackText(value) ?? '{}');
  return typeof stacks === 'string' ? [stacks] : [];
}

async function stacksOf(
  { stacks }: Pick<WrittenRecord, 'stacks'>,
  shelf: TextShelf,
): Promise<readonly ReleasedStack[] | undefined> {
  if (typeof stacks !== 'string') return stacks;
  const text = await shelf.get(stacks);
  return text === undefined ? undefined : JSON.parse(text);
}

function pack(record: WrittenRecord): string {
  return packText(JSON.stringify(record));
}
