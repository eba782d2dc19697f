import { awsName } from '../text/names.ts';
import { problems } from './application-diagnostics.ts';
import type { Understanding } from './understanding.ts';

/** What AWS's names leave room for. */
const longestName = 32;

/** The project's name as AWS takes it: a letter first, then letters, digits and hyphens. */
export function nameApplication({ project, report }: Understanding): string {
  const { value, span } = project.name;
  const plain = awsName(longestName, value);
  const isFit = /^[a-z]/.test(plain) && (plain === value || !isHash(plain));
  const name = isFit ? plain : awsName(longestName, 'app', value);
  if (name !== value) report(problems['application/name-changed'](span, { asked: value, name }));
  return name;
}

/** A name of which nothing is left but its hash says nothing to a reader. */
function isHash(name: string): boolean {
  return /^[0-9a-f]{8}$/.test(name);
}
