/** Memory in MiB by CPU units (`Task size`, Amazon ECS Developer Guide). */
const memoryByCpu: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16_384, 1024)],
  [4096, steps(8192, 30_720, 1024)],
  [8192, steps(16_384, 61_440, 4096)],
  [16_384, steps(32_768, 122_880, 8192)],
  [32_768, [61_440, 122_880]],
]);

/** Whether Fargate has a task of so many CPU units and MiB. */
export function isFargateSize(cpu: number, memory: number): boolean {
  return memoryByCpu.get(cpu)?.includes(memory) ?? false;
}

/** CPU units of `"512"` or `".5 vCPU"`; undefined for anything else. */
export function readCpu(setting: string): number | undefined {
  return readAmount(setting, /^(.*?)\s*vcpu$/i, 1024);
}

/** MiB of `"2048"` or `"2 GB"`; undefined for anything else. */
export function readMemory(setting: string): number | undefined {
  return readAmount(setting, /^(.*?)\s*gb$/i, 1024);
}

function readAmount(setting: string, withUnit: RegExp, factor: number): number | undefined {
  const trimmed = setting.trim();
  const amount = withUnit.exec(trimmed)?.[1];
  const number = amount === undefined ? Number(trimmed) : Number(amount) * factor;
  return trimmed !== '' && amount !== '' && Number.isInteger(number) && number > 0
    ? number
    : undefined;
}

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
