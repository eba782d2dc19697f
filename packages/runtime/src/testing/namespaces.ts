import { spawnSync } from 'node:child_process';

/** A command before which a process is number 1 of a PID namespace. */
export const asFirstProcess = [
  'unshare',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
] as const;

/** Undefined where namespaces are allowed; else what the test says that is left out. */
export function whyNoNamespaces(): string | undefined {
  const [command, ...rest] = asFirstProcess;
  const { error, status } = spawnSync(command, [...rest, 'true'], { stdio: 'ignore' });
  if (error) return 'unshare is not installed';
  return status === 0 ? undefined : 'PID namespaces are not allowed here';
}
