import { readCpu, readMemory } from '../fargate-sizes.ts';
import { eachContainer, type Rule } from './rule.ts';

/** Containers have to fit into their task. */
export const sizeRules: readonly Rule[] = [
  eachContainer(
    ({ memory, memoryReservation }) =>
      memory !== undefined && memoryReservation !== undefined && memory < memoryReservation
        ? "Invalid setting for container. 'memory' must be greater than or equal to 'memoryReservation'."
        : undefined,
    ({ name, memory, memoryReservation }, task) =>
      Math.max(memory ?? 0, memoryReservation ?? 0) > (readMemory(task.memory ?? '') ?? 0)
        ? `The 'memory' setting for container '${name}' is greater than for the task.`
        : undefined,
    ({ memory }) =>
      memory !== undefined && memory < 6
        ? "Invalid setting for container. 'memory' must be at least 6."
        : undefined,
  ),
  ({ cpu = '', containerDefinitions = [] }) =>
    sum(containerDefinitions.map((container) => container.cpu ?? 0)) > (readCpu(cpu) ?? 0)
      ? "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'."
      : undefined,
  ({ memory = '', containerDefinitions = [] }) =>
    sum(
      containerDefinitions.map((container) => container.memoryReservation ?? container.memory ?? 0),
    ) > (readMemory(memory) ?? 0)
      ? "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'."
      : undefined,
];

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
