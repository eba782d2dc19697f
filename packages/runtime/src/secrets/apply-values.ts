import type { EnvMap } from './options.ts';

/** Bytes from which on Linux starts no child process with the variable (MAX_ARG_STRLEN), less room. */
const longest = 100 * 1024;

/** Sets what differs; gives the names that were set. */
export function applyValues(
  target: EnvMap,
  values: ReadonlyMap<string, string>,
): readonly string[] {
  const names: string[] = [];
  for (const [name, value] of values) {
    if (target[name] === value && Object.hasOwn(target, name)) continue;
    // Assignment to `__proto__` would change or lose it.
    const descriptor = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(target, name, descriptor);
    names.push(name);
  }
  return names;
}

/** Warnings for values with which no child process could be started. */
export function warnOfLength(values: ReadonlyMap<string, string>): readonly string[] {
  return [...values]
    .filter(([, value]) => value.length > longest / 4 && Buffer.byteLength(value) > longest)
    .map(([name]) => `${name} is so long that the process may not be able to start others.`);
}

/** Diagnostic reports of Node ≥ 22 leave the environment out; those of Node 20 cannot. */
export function keepOutOfReports(): void {
  const { report } = process;
  if (report && 'excludeEnv' in report) report.excludeEnv = true;
}
