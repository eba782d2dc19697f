/** vCPUs and GiB of an instance type. */
interface InstanceSize {
  readonly name: string;
  readonly vcpus: number;
  readonly gib: number;
}

/** vCPUs by the size's name; families differ in the memory for each. */
const vcpusBySize: Readonly<Record<string, number>> = {
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '9xlarge': 36,
  '12xlarge': 48,
  '16xlarge': 64,
  '18xlarge': 72,
  '24xlarge': 96,
};

const gibPerVcpu: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** Part of the nominal memory that an instance surely registers; AWS names 7985 MiB of 8 GiB. */
const registeredShare = 0.95;

/** MiB that the agent keeps for itself. */
const agentMemory = 32;

/** The types of the compute, general and memory families whose size is known from their name. */
export function knownTypes(names: readonly string[]): readonly InstanceSize[] {
  return names.flatMap((name) => {
    const [family = '', size = ''] = name.split('.');
    const vcpus = vcpusBySize[size];
    const perVcpu = gibPerVcpu[family[0] ?? ''];
    return vcpus && perVcpu ? [{ name, vcpus, gib: vcpus * perVcpu }] : [];
  });
}

/** Names of the types that can take a job of so many vCPUs and MiB. */
export function fittingTypes(
  types: readonly InstanceSize[],
  vcpus: number,
  memory: number,
): readonly string[] {
  return types
    .filter(
      (type) => type.vcpus >= vcpus && type.gib * 1024 * registeredShare - agentMemory >= memory,
    )
    .map(({ name }) => name);
}
