import { at, list, type TemplateResource } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

export const batchRules: Readonly<Record<string, MissedRule>> = {
  'fargate-environment-with-instances': eachOf(
    'AWS::Batch::ComputeEnvironment',
    ({ Properties }) => {
      const resources = at(Properties, 'ComputeResources');
      if (!`${at(resources, 'Type')}`.startsWith('FARGATE')) return;
      const refused = instanceFields.filter((field) => at(resources, field) !== undefined);
      return refused.length > 0 && `Fargate does not take ${refused.join(', ')}`;
    },
  ),

  'fargate-job-size': eachOf('AWS::Batch::JobDefinition', ({ Properties }) => {
    if (!list(at(Properties, 'PlatformCapabilities')).includes('FARGATE')) return;
    const cpu = Number(requirement(Properties, 'VCPU')) * 1024;
    const memory = Number(requirement(Properties, 'MEMORY'));
    return (
      !isFargateSize(cpu, memory) && `Fargate has no size of ${cpu / 1024} vCPU and ${memory} MiB`
    );
  }),
};

const instanceFields = [
  'AllocationStrategy',
  'BidPercentage',
  'DesiredvCpus',
  'Ec2Configuration',
  'InstanceRole',
  'InstanceTypes',
  'LaunchTemplate',
  'MinvCpus',
];

function requirement(properties: TemplateResource['Properties'], type: string): unknown {
  const requirements = list(at(properties, 'ContainerProperties', 'ResourceRequirements'));
  return at(
    requirements.find((each) => at(each, 'Type') === type),
    'Value',
  );
}

/** The pairs of CPU units and MiB that Fargate runs. */
function isFargateSize(cpu: number, memory: number): boolean {
  const [least = 1, most = 0, step = 1] = fargateMemory[cpu] ?? [];
  return memory >= least && memory <= most && (memory - least) % step === 0;
}

const fargateMemory: Readonly<Record<number, readonly [number, number, number]>> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16384, 1024],
  4096: [8192, 30720, 1024],
  8192: [16384, 61440, 4096],
  16384: [32768, 122880, 8192],
  32768: [61440, 122880, 61440],
};
