import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';
import { isFargateSize, sizeFor } from './fargate-sizes.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'fargate-cpu-memory': {
    severity: 'error',
    message: ({ service, why }: Parameters) => `The size of ${service} is refused: ${why}.`,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Task sizes that Fargate does not have, and containers that do not fit into their task. */
export const fargateCpuMemory: Check = {
  code: 'fargate-cpu-memory',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const defect = set.definition.fargate ? defectOf(set.definition) : undefined;
      if (!defect) continue;
      const asked = taskNamed(facts, set.owner)?.size.asked;
      const span = asked?.cpus?.span ?? asked?.memory?.span;
      yield about(set, problems['fargate-cpu-memory'](span, { service: nameOf(set), ...defect }));
    }
  },
};

function defectOf(definition: TaskDefinitionFact): Omit<Parameters, 'service'> | undefined {
  const { cpu, memory, containers } = definition;
  if (cpu === undefined || memory === undefined)
    return {
      why: 'the task says no CPU or no memory',
      mend: 'Set both, under `deploy: resources: limits` or in the task definition.',
    };
  if (!isFargateSize(cpu, memory))
    return { why: unknownSize(cpu, memory), mend: nextSize(cpu, memory) };
  const mend = 'Give the task more, or its containers less.';
  if (sum(containers.map((container) => container.cpu)) > cpu)
    return { why: `its containers want more CPU than the task's ${cpu} units`, mend };
  if (sum(containers.map((container) => container.memory)) > memory)
    return { why: `its containers want more memory than the task's ${memory} MiB`, mend };
  const inverted = containers.find(
    (container) => (container.memory ?? Infinity) <= (container.memoryReservation ?? 0),
  );
  return (
    inverted && { why: `${inverted.name} reserves as much memory as it may use at most`, mend }
  );
}

function unknownSize(cpu: number, memory: number): string {
  return `Fargate has no task with ${cpu} CPU units (${cpu / 1024} vCPU) and ${memory} MiB`;
}

function nextSize(cpu: number, memory: number): string {
  const size = sizeFor(cpu, memory);
  return size
    ? `The next size up is ${size.cpu} CPU units (${size.cpu / 1024} vCPU) and ${size.memory} MiB.`
    : 'No Fargate task is that large: split the service, or run it on AWS Batch.';
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
