export interface LogLine {
  readonly at: number;
  readonly stream: string;
  readonly message: string;
}

/** CloudWatch Logs: what tasks write, bounded per stream. */
export interface Logs {
  hasGroup(name: string): boolean;
  /** The ARN with its trailing `:*`, as policies name it. */
  groupArn(name: string): string;
  /** Appends one line; the stream comes into being with its first line. */
  write(group: string, stream: string, message: string): void;
  /** The last lines of a stream, oldest first. */
  tail(group: string, stream: string, lines: number): readonly LogLine[];
}
