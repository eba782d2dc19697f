/** Where answers and values come from: the process's standard input, or a test's. */
export interface Input {
  /** Whether a person sits there. */
  readonly isTerminal: boolean;
  /** The next line without its end, shown as it is typed unless `hidden`; undefined at the end. */
  readonly readLine: (options: { readonly hidden: boolean }) => Promise<string | undefined>;
  /** All there is until the end. */
  readonly readAll: () => Promise<Uint8Array>;
}
