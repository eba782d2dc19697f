import { unassumableRole } from './assume-roles.ts';
import { checkLogGroups } from './check-log-groups.ts';
import { checkPermissions } from './check-permissions.ts';
import { type FoundImage, findImages } from './find-images.ts';
import { reachServices } from './reach-services.ts';
import { readSecrets, type Variables } from './read-secrets.ts';
import type { StartAccount, TaskStart } from './task-start.ts';
import { TaskStartError } from './task-start-error.ts';

/** What containers need to start, all of it there. */
export interface GatheredStart {
  readonly secrets: ReadonlyMap<string, Variables>;
  readonly images: ReadonlyMap<string, FoundImage>;
}

/** Gathers what a task needs to start; throws TaskStartError with AWS's words for the first lack. */
export async function gatherStart(
  account: StartAccount,
  start: TaskStart,
  signal: AbortSignal,
): Promise<GatheredStart> {
  // Every call below is made with the execution role's credentials.
  const unassumable = unassumableRole(account.roles, start.definition);
  if (unassumable !== undefined) throw new TaskStartError(unassumable);
  // A call that never arrives cannot be refused.
  await reachServices(account, start, signal);
  // IAM answers before a service looks whether the thing exists.
  checkPermissions(account, start);
  const secrets = readSecrets(account, start);
  const images = findImages(account, start);
  checkLogGroups(account, start);
  return { secrets, images };
}
