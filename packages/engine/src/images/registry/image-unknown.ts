/** A registry did not say what an image is; the message says why, to be read after its name. */
export class ImageUnknown extends Error {
  override readonly name = 'ImageUnknown';
  /** Whether the registry says that there is none. */
  readonly isMissing: boolean;

  constructor(reason: string, { isMissing = false } = {}) {
    super(reason);
    this.isMissing = isMissing;
  }
}
