import type { Service } from '../../project/project.ts';
import type { TaskSize } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** One of Fargate's CPU sizes with the memory it goes with (AWS Fargate task definition parameters). */
interface Tier {
  readonly cpu: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const tiers: readonly Tier[] = [
  { cpu: 256, least: 512, most: 2048, step: 512 },
  { cpu: 512, least: 1024, most: 4096, step: 1024 },
  { cpu: 1024, least: 2048, most: 8192, step: 1024 },
  { cpu: 2048, least: 4096, most: 16384, step: 1024 },
  { cpu: 4096, least: 8192, most: 30720, step: 1024 },
  { cpu: 8192, least: 16384, most: 61440, step: 4096 },
  { cpu: 16384, least: 32768, most: 122880, step: 8192 },
  { cpu: 32768, least: 61440, most: 122880, step: 61440 },
];

const largest = { cpu: 32768, memory: 122880 } as const;

/**
 * The smallest size that is not below what the service asks for: one of Fargate's, or, for a Batch job
 * on instances, whole vCPUs and memory to the MiB.
 */
export function decideSize({ name, deploy, settings }: Service, report: Report): TaskSize {
  const cpus = deploy.cpus ?? deploy.reservedCpus;
  const memory = deploy.memory ?? deploy.reservedMemory;
  const asked = { ...(cpus && { cpus }), ...(memory && { memory }) };
  const units = cpus ? cpus.value * 1024 : 0;
  const mebibytes = memory ? memory.value / 1048576 : 0;
  const onInstances = settings.run?.value === 'batch' && settings.batch?.on?.value === 'ec2-spot';
  const size = onInstances ? jobSize(units, mebibytes) : smallestSize(units, mebibytes);
  if (!size) {
    report(problems['application/size-too-large']((cpus ?? memory)?.span, { name }));
    return { ...largest, asked, rounded: true };
  }
  const rounded = (cpus && size.cpu !== units) || (memory && size.memory !== mebibytes);
  return { ...size, asked, rounded: rounded ?? false };
}

function jobSize(
  units: number,
  mebibytes: number,
): { readonly cpu: number; readonly memory: number } {
  return {
    cpu: Math.max(1, Math.ceil(units / 1024)) * 1024,
    memory: Math.ceil(mebibytes) || leastJobMemory,
  };
}

/** MiB of a job that asks for nothing. */
const leastJobMemory = 2048;

function smallestSize(
  units: number,
  mebibytes: number,
): { readonly cpu: number; readonly memory: number } | undefined {
  const tier = tiers.find(({ cpu, most }) => cpu >= units && most >= mebibytes);
  return tier && { cpu: tier.cpu, memory: memoryIn(tier, mebibytes) };
}

/** The first tier alone starts with a half step: 0.5, 1, then 2 GB. */
function memoryIn({ cpu, least, most, step }: Tier, wanted: number): number {
  if (cpu === 256) return [512, 1024, 2048].find((memory) => memory >= wanted) ?? most;
  return least + Math.max(0, Math.ceil((wanted - least) / step)) * step;
}
