import { parameterValue } from './queue-errors.ts';

/** Where messages go that were received too often. */
export interface RedrivePolicy {
  readonly text: string;
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** Reads the JSON of the attribute `RedrivePolicy`. Throws AwsError. */
export function readRedrivePolicy(text: string): RedrivePolicy {
  const fields = parse(text);
  for (const name of ['deadLetterTargetArn', 'maxReceiveCount']) {
    if (fields[name] !== undefined) continue;
    throw refused(text, `Redrive policy does not contain mandatory attribute: ${name}.`);
  }
  for (const name of Object.keys(fields)) {
    if (name === 'deadLetterTargetArn' || name === 'maxReceiveCount') continue;
    throw refused(
      text,
      'Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].',
    );
  }
  const maxReceiveCount = Number(fields.maxReceiveCount);
  if (!Number.isInteger(maxReceiveCount) || maxReceiveCount < 1 || maxReceiveCount > 1000) {
    throw refused(
      text,
      `Invalid value for maxReceiveCount: ${fields.maxReceiveCount}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  return { text, deadLetterTargetArn: String(fields.deadLetterTargetArn), maxReceiveCount };
}

export function refused(text: string, reason: string) {
  return parameterValue(text, 'RedrivePolicy', reason);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value));
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw refused(text, 'Redrive policy is not a valid JSON map.');
}
