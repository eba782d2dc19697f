import type { TaskMemory } from './verdict-diagnostics.ts';

/** `its 2 GiB (the project asks for 1536 MiB; Fargate’s next size up is in force)` */
export function memoryInForce(memory: TaskMemory | undefined): string {
  if (!memory) return 'it has';
  const { inForce, asked } = memory;
  if (asked === undefined) return `its ${sizeOf(inForce)}, which it gets unasked`;
  if (asked === inForce) return `its ${sizeOf(inForce)}`;
  return `its ${sizeOf(inForce)} (the project asks for ${sizeOf(asked)}; Fargate’s next size up was in force)`;
}

/** The memory to ask for, as Compose writes it: half as much again, in whole GiB as Fargate has it. */
export function memoryToAsk(memory: TaskMemory | undefined): string {
  return `${Math.ceil(((memory?.inForce ?? 1024) * 1.5) / 1024)}G`;
}

function sizeOf(mebibytes: number): string {
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}
