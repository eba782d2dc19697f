import type { LoadedValues, Refusal } from '../options.ts';
import { SourceFailure } from '../source-failure.ts';
import type { SecretVersion } from './protocol.ts';
import { type JsonMember, readJsonObject } from './read-json-object.ts';

/** The variables in a secret. Throws `BadPayload` if it is anything but a JSON object. */
export function readPayload({ SecretString, VersionId }: SecretVersion): LoadedValues {
  if (SecretString === undefined) {
    throw new SourceFailure('BadPayload', 'The secret is binary; it must be a JSON object.');
  }
  const values = new Map<string, string>();
  const refused: Refusal[] = [];
  const warnings: string[] = [];
  for (const { key, kind, text } of membersOf(SecretString)) {
    if (values.has(key)) warnings.push(`${key} stands twice in the secret; the last one counts.`);
    if (kind === 'number' || kind === 'boolean') {
      warnings.push(
        `${key} is a ${kind} in the secret: make it a string, since ECS may write it differently.`,
      );
    }
    if (kind === 'string' || kind === 'number' || kind === 'boolean') values.set(key, text);
    else refused.push({ name: key, reason: 'not-a-string' });
  }
  return { values, refused, warnings, ...(VersionId === undefined ? {} : { version: VersionId }) };
}

function membersOf(text: string): readonly JsonMember[] {
  let members: readonly JsonMember[] | undefined;
  try {
    members = readJsonObject(text);
  } catch {
    // The parser's message repeats a piece of the secret.
    throw new SourceFailure('BadPayload', 'The secret is not JSON; it must be a JSON object.');
  }
  if (members) return members;
  throw new SourceFailure(
    'BadPayload',
    'The secret is JSON, but not an object of names and values.',
  );
}
