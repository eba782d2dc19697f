import { readStopReason } from '../../doctor/read-stop-reason.ts';

/**
 * Whether what AWS says of the end of a task stays, however often it is tried again. `isNew`: the
 * service is made for the first time, and its roles with it.
 */
export function cannotHeal(reason: string, isNew: boolean): boolean {
  const cause = readStopReason(reason) ?? '';
  // A role that was made a moment ago is not known everywhere on AWS at once.
  return healsNever.has(cause) || (!isNew && healsWithRoles.has(cause));
}

const healsNever: ReadonlySet<string> = new Set([
  'secret-json-key-missing',
  'secret-not-found',
  'secret-pending-deletion',
  'image-not-found',
  'image-platform-mismatch',
]);

const healsWithRoles: ReadonlySet<string> = new Set([
  'secret-exec-role-denied',
  'image-ecr-denied',
]);
