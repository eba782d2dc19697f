import { readFile } from 'node:fs/promises';
import type { ResourceLimits } from '../engine.ts';

const capabilityToRaiseLimits = 24n;

/** The limits that what we start cannot go beyond; undefined when it may raise them. */
export async function readLimits(): Promise<ResourceLimits | undefined> {
  const status = await readFile('/proc/self/status', 'utf8');
  const capabilities = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  const maximum = await readFile('/proc/sys/fs/nr_open', 'utf8');
  const limits = await readFile('/proc/self/limits', 'utf8');
  const hard = (label: string, unlimited: number) => {
    const value = new RegExp(`^${label}\\s+\\S+\\s+(\\S+)`, 'm').exec(limits)?.[1];
    return value === undefined || value === 'unlimited' ? unlimited : Number(value);
  };
  if ((capabilities >> capabilityToRaiseLimits) & 1n) return undefined;
  return {
    nofile: hard('Max open files', Number(maximum)),
    // Podman 4.3 gives no more than some 32768 where it cannot raise limits.
    nproc: Math.min(hard('Max processes', 32768), 32768),
  };
}
