import type { InactiveService } from '../project/project.ts';
import type { LeftOut } from './application.ts';
import type { Part } from './roles/part.ts';

/** Services that have no place in production, and why. */
export function listLeftOut(
  parts: readonly Part[],
  inactive: readonly InactiveService[],
): readonly LeftOut[] {
  return [
    ...parts.flatMap(({ service: { name, span }, role }) =>
      role.kind === 'left-out' ? [{ name, reason: role.reason, span }] : [],
    ),
    ...inactive.map(({ name, profiles, span }) => ({
      name,
      reason: `no profile of it is active: ${profiles.join(', ')}`,
      span,
    })),
  ];
}
