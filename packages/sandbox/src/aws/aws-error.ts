/**
 * An answer with which AWS refuses a call. `name` is the code that SDK clients throw and the wire
 * carries; the message is AWS's own wording.
 */
export class AwsError extends Error {
  override readonly name: string;
  readonly fault: 'client' | 'server';
  readonly status: number;
  /** Further members of the SDK's exception, such as `CancellationReasons`. */
  readonly details: object;
  /** The time that AWS has, for a caller whose own is another. */
  readonly serverTime?: number;

  constructor(
    name: string,
    message: string,
    options: {
      readonly fault?: 'client' | 'server';
      readonly status?: number;
      readonly details?: object;
      readonly serverTime?: number;
    } = {},
  ) {
    super(message);
    this.name = name;
    this.fault = options.fault ?? 'client';
    this.status = options.status ?? (this.fault === 'client' ? 400 : 500);
    this.details = options.details ?? {};
    if (options.serverTime !== undefined) this.serverTime = options.serverTime;
  }
}

/** Something that AWS has and the sandbox does not model: refused by name, never ignored. */
export class NotModelled extends AwsError {
  constructor(what: string) {
    super('NotModelled', `The sandbox does not model ${what}.`, { status: 501 });
  }
}
