/** Why work is to end: the user wants it, in contrast to our own failure. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/** By name, as bundles have classes of their own. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === 'Interruption';
}
