/** Why work is to end: the user wants it, in contrast to our own failure. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}
