import { isFargateSize, readCpu, readMemory } from '../fargate-sizes.ts';
import { outside, type Rule } from './rule.ts';

const largestDefinition = 65_536;

/** Rules about the task as a whole. */
export const taskRules: readonly Rule[] = [
  ({ family }) => {
    if (!family) return 'Family should not be null or empty.';
    return /^[A-Za-z0-9_-]{1,255}$/.test(family)
      ? undefined
      : 'Family contains invalid characters.';
  },
  ({ containerDefinitions = [] }) => {
    if (containerDefinitions.length === 0) return 'Container list cannot be empty.';
    return containerDefinitions.length > 10 ? 'Too many containers.' : undefined;
  },
  ({ networkMode }) =>
    networkMode === 'awsvpc' ? undefined : 'Fargate only supports network mode ‘awsvpc’.',
  taskSize,
  ({ ipcMode }) =>
    ipcMode === undefined
      ? undefined
      : 'Tasks using the Fargate launch type do not support ipcMode.',
  ({ pidMode }) =>
    pidMode === undefined || pidMode === 'task'
      ? undefined
      : "Tasks using the Fargate launch type do not support pidMode 'host'.",
  ({ placementConstraints = [] }) =>
    placementConstraints.length === 0
      ? undefined
      : 'Fargate compatible task definitions do not support placementConstraints',
  ({ ephemeralStorage }) =>
    outside(ephemeralStorage?.sizeInGiB, 21, 200)
      ? 'The ephemeral storage size must be between 21 and 200 GiB.'
      : undefined,
  ({ tags = [] }) => (tags.length > 50 ? 'Too many tags.' : undefined),
  (definition) => {
    const length = Buffer.byteLength(JSON.stringify(definition));
    return length > largestDefinition
      ? `Actual length: '${length}'. Max allowed length is '${largestDefinition}' bytes.`
      : undefined;
  },
];

function taskSize({ cpu, memory }: Parameters<Rule>[0]): string | undefined {
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  const cpuUnits = readCpu(cpu);
  const mebibytes = readMemory(memory);
  if (cpuUnits === undefined) return "Invalid 'cpu' setting for task.";
  if (mebibytes === undefined) return "Invalid 'memory' setting for task.";
  return isFargateSize(cpuUnits, mebibytes)
    ? undefined
    : 'No Fargate configuration exists for given values.';
}
