import type { Application } from '../application/application.ts';

/** Whether people depend on this environment, so that deleting it must take two steps. */
export function isProduction(application: Application): boolean {
  return /^prod(uction)?$/i.test(application.environment);
}
