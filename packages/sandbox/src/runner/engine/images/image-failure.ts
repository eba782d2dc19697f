/** An image could be neither found, pulled nor built; the message says which and why. */
export class ImageFailure extends Error {
  override readonly name = 'ImageFailure';
  /** What a build said last. */
  readonly lastLines: readonly string[];

  constructor(message: string, lastLines: readonly string[] = []) {
    super(message);
    this.lastLines = lastLines;
  }
}
