/** What Fargate sells with a number of CPU units: memory from, to and in steps of so many MiB. */
interface MemoryRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** AWS's table of task sizes, by CPU units. */
const sizes: ReadonlyMap<number, MemoryRange> = new Map([
  [256, { from: 512, to: 2048, step: 512 }],
  [512, { from: 1024, to: 4096, step: 1024 }],
  [1024, { from: 2048, to: 8192, step: 1024 }],
  [2048, { from: 4096, to: 16384, step: 1024 }],
  [4096, { from: 8192, to: 30720, step: 1024 }],
  [8192, { from: 16384, to: 61440, step: 4096 }],
  [16384, { from: 32768, to: 122880, step: 8192 }],
  [32768, { from: 61440, to: 122880, step: 61440 }],
]);

/** Whether Fargate has a task of this size. The smallest has 512, 1024 or 2048 MiB, not 1536. */
export function isFargateSize(cpu: number, memory: number): boolean {
  const range = sizes.get(cpu);
  if (!range || memory < range.from || memory > range.to) return false;
  if (cpu === 256 && memory === 1536) return false;
  return (memory - range.from) % range.step === 0;
}

/** The smallest size that has at least so much of both, or nothing when none is that large. */
export function sizeFor(
  cpu: number,
  memory: number,
): { readonly cpu: number; readonly memory: number } | undefined {
  for (const [units, { from, to, step }] of sizes) {
    if (units < cpu || to < memory) continue;
    const steps = Math.max(0, Math.ceil((memory - from) / step));
    const found = from + steps * step;
    return { cpu: units, memory: units === 256 && found === 1536 ? 2048 : found };
  }
  return undefined;
}
