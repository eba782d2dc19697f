/** What the command's exit code says. */
export const exitCode = {
  fine: 0,
  /** The project has a problem. */
  problem: 1,
  /** Wrong usage. */
  usage: 2,
  /** Our bug. */
  bug: 3,
  interrupted: 130,
} as const;

/** Between 0 and 255: one of these, or what a task that was run left with. */
export type ExitCode = number;
