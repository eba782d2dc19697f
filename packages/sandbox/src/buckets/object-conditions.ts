import type { StoredObject } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';

export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/** Decides conditional reads in the order of RFC 9110. Throws PreconditionFailed or NotModified. */
export function checkReadConditions(input: ReadConditions, object: StoredObject): void {
  const modified = Math.floor(object.modifiedAt / 1000) * 1000;
  if (input.IfMatch !== undefined) {
    if (!matches(input.IfMatch, object.etag)) throw bucketErrors.precondition('If-Match');
  } else if (
    input.IfUnmodifiedSince !== undefined &&
    modified > input.IfUnmodifiedSince.getTime()
  ) {
    throw bucketErrors.precondition('If-Unmodified-Since');
  }
  if (input.IfNoneMatch !== undefined) {
    if (matches(input.IfNoneMatch, object.etag)) throw bucketErrors.notModified();
  } else if (input.IfModifiedSince !== undefined && modified <= input.IfModifiedSince.getTime()) {
    throw bucketErrors.notModified();
  }
}

/** Conditional writes: `If-None-Match: *` for new keys, `If-Match` for one known version. */
export function checkWriteConditions(
  input: Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>,
  key: string,
  existing: StoredObject | undefined,
): void {
  if (input.IfNoneMatch !== undefined && existing !== undefined) {
    throw bucketErrors.precondition('If-None-Match');
  }
  if (input.IfMatch === undefined) return;
  if (existing === undefined) throw bucketErrors.noKey(key);
  if (!matches(input.IfMatch, existing.etag)) throw bucketErrors.precondition('If-Match');
}

/** The bytes that a `Range` header asks for; all of them if it has another form than S3 knows. */
export function readRange(
  range: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match || range === undefined || range === 'bytes=-') return undefined;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (start > end) throw bucketErrors.badRange(range, size);
  return { start, end };
}

function matches(wanted: string, etag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
  return wanted.split(',').some((one) => bare(one) === '*' || bare(one) === bare(etag));
}
