/** Where a sandbox pretends to be, and how its ids come about. */
export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Random hexadecimal digits, as AWS ends its ids with; seeded, so that a test repeats. */
  hex(length: number): string;
  /** A version-4 UUID from the same source. */
  uuid(): string;
}

/** `arn:aws:<service>:<region>:<account>:<resource>` of something in the sandbox. */
export function arnOf(identity: Identity, service: string, resource: string): string {
  return `arn:aws:${service}:${identity.region}:${identity.account}:${resource}`;
}
