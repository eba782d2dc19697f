import type { TextPart } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Understanding } from '../understanding.ts';

/** Whether all secrets of a variable have a value now, on the host or in the project's files. */
export function isPresent(
  variable: EnvironmentVariable,
  secrets: readonly string[],
  { host }: Understanding,
): boolean {
  if (variable.missing || variable.text.length === 0 || variable.text.some(isUnset)) return false;
  return secrets.every((name) => {
    const found = host.variable(name, { position: 'value' });
    // What no variable holds stands in the file itself.
    return found ? !found.empty : true;
  });
}

function isUnset(part: TextPart): boolean {
  return part.kind === 'secret' && part.unset === true;
}
