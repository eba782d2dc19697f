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

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
