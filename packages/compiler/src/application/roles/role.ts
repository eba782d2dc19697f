import type { Schedule, SiteSettings } from '../../project/settings.ts';
import type { StoreProduct } from '../images/image-meaning.ts';

/** The part a service of the project plays in production. */
export type Role =
  | { readonly kind: 'web' }
  | { readonly kind: 'worker' }
  | { readonly kind: 'job' }
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'batch' }
  | { readonly kind: 'site'; readonly site: SiteSettings }
  | { readonly kind: 'store'; readonly product: StoreProduct }
  /** `reason` goes on from "left out:". */
  | { readonly kind: 'left-out'; readonly reason: string };

export type RoleKind = Role['kind'];

/** Whether a service of this role runs as a task. */
export function isTaskRole(kind: RoleKind): boolean {
  return taskRoles[kind];
}

const taskRoles: Readonly<Record<RoleKind, boolean>> = {
  web: true,
  worker: true,
  job: true,
  schedule: true,
  batch: true,
  site: false,
  store: false,
  'left-out': false,
};
