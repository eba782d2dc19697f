import { secretErrors } from './secret-errors.ts';
import type { StoredVersion } from './secret-record.ts';

/** What a caller hands over as a secret's value. */
export interface GivenValue {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
}

/** Bytes, of text in UTF-8. */
const largestValue = 65_536;

/** The value as it is kept; undefined when none was given. Throws AwsError for two or too much. */
export function readValue(given: GivenValue): Pick<StoredVersion, 'text' | 'binary'> | undefined {
  const { SecretString: text, SecretBinary: binary } = given;
  if (text !== undefined && binary !== undefined) throw secretErrors.bothValues();
  if (text !== undefined) {
    if (Buffer.byteLength(text) > largestValue) throw secretErrors.tooLong('secretString');
    return { text };
  }
  if (binary === undefined) return undefined;
  if (binary.byteLength > largestValue) throw secretErrors.tooLong('secretBinary');
  return { binary };
}

/** Whether a retried call brings what the version already holds. */
export function holdsSame(
  version: StoredVersion,
  value: Pick<StoredVersion, 'text' | 'binary'>,
): boolean {
  if (version.binary && value.binary) return Buffer.compare(version.binary, value.binary) === 0;
  return version.binary === value.binary && version.text === value.text;
}
