type Execve = (file: string, command: readonly string[], env: Record<string, string>) => never;

/** `process.execve` of Node ≥ 22.15 and ≥ 23.11, where the system has it. */
export function findExecve(): Execve | undefined {
  if (process.platform === 'win32') return undefined;
  // The types of Node 20 do not know it.
  const { execve } = process as { execve?: Execve };
  return execve && ((file, command, env) => execve.call(process, file, command, env));
}
