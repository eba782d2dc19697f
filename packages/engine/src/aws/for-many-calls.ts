import { setMaxListeners } from 'node:events';

/**
 * The signal, ready for as many calls at once as a project has services: Node otherwise takes more
 * than ten who listen to one signal for a leak, and says so to the user.
 */
export function forManyCalls(signal: AbortSignal): AbortSignal {
  setMaxListeners(0, signal);
  return signal;
}
