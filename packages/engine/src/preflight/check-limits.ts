import { DescribeAddressesCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import {
  type CloudFacts,
  checks,
  cloudFactsOf,
  type Diagnostic,
  type Graph,
} from '@seaworthy/compiler';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

export interface LimitsRequest {
  readonly graph: Graph;
  /** Stacks that are not there yet. */
  readonly newStacks: readonly string[];
}

/** Whether the account may have what is planned. What AWS does not answer is left out. */
export async function checkLimits(
  { graph, newStacks }: LimitsRequest,
  clients: Pick<FurtherClients, 'ec2' | 'quotas'>,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const made = graph.stacks
    .filter(({ name }) => newStacks.includes(name))
    .flatMap(({ resources }) => resources.map(({ type }) => type));
  const found = await Promise.all([
    checkProcessors(graph, clients, asker),
    ...counted.map(async ({ type, count, ...quota }) => {
      const needed = made.filter((one) => one === type).length;
      if (needed === 0) return [];
      const [allowed, used] = await Promise.all([
        readQuota(quota, clients, asker),
        count(clients, asker),
      ]);
      if (allowed === undefined || used === undefined || used + needed <= allowed) return [];
      const given = { quota: quota.name, allowed, used, needed };
      return [problems['deploy/quota-exceeded'](undefined, given)];
    }),
  ]);
  return found.flat();
}

interface Quota {
  readonly service: string;
  readonly code: string;
  /** As Service Quotas names it. */
  readonly name: string;
}

interface CountedQuota extends Quota {
  /** CloudFormation's type of what is counted. */
  readonly type: string;
  /** How many there are; undefined when AWS does not say. */
  readonly count: (
    clients: Pick<FurtherClients, 'ec2'>,
    asker: Asker,
  ) => Promise<number | undefined>;
}

/** The small ones, which an account with a few projects meets (AWS General Reference, quotas). */
const counted: readonly CountedQuota[] = [
  {
    type: 'AWS::EC2::VPC',
    service: 'vpc',
    code: 'L-F678F1CE',
    name: 'VPCs per Region',
    count: async ({ ec2 }, asker) => {
      const ask = () => ec2.send(new DescribeVpcsCommand({}));
      return (await asker.ask('ec2:DescribeVpcs', ask))?.Vpcs?.length;
    },
  },
  {
    type: 'AWS::EC2::EIP',
    service: 'ec2',
    code: 'L-0263D0A3',
    name: 'EC2-VPC Elastic IPs',
    count: async ({ ec2 }, asker) => {
      const ask = () => ec2.send(new DescribeAddressesCommand({}));
      return (await asker.ask('ec2:DescribeAddresses', ask))?.Addresses?.length;
    },
  },
];

const fargateProcessors: Quota = {
  service: 'fargate',
  code: 'L-3032A538',
  name: 'Fargate On-Demand vCPU resource count',
};

async function readQuota(
  { service: ServiceCode, code: QuotaCode }: Quota,
  { quotas }: Pick<FurtherClients, 'quotas'>,
  asker: Asker,
): Promise<number | undefined> {
  const ask = () => quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
  return (await asker.ask('servicequotas:GetServiceQuota', ask))?.Quota?.Value;
}

/** An error when not even the least tasks may run; a warning when scaling may meet the quota. */
async function checkProcessors(
  graph: Graph,
  clients: Pick<FurtherClients, 'quotas'>,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const allowed = await readQuota(fargateProcessors, clients, asker);
  if (allowed === undefined) return [];
  const planned = cloudFactsOf(graph);
  const needed = leastProcessors(planned);
  if (needed > allowed) {
    const given = { quota: fargateProcessors.name, allowed, used: 0, needed };
    return [problems['deploy/quota-exceeded'](undefined, given)];
  }
  const cloud = { ...planned, account: { ...planned.account, fargateVcpus: allowed } };
  const check = checks.find(({ code }) => code === 'quota-fargate-vcpu');
  const findings = check ? [...check.run({ origin: 'plan', cloud })] : [];
  return findings.map((finding) => ({ ...finding, severity: 'warning' }));
}

/** vCPUs of all services when none is scaled out. */
function leastProcessors({ services, scalingTargets, taskDefinitions }: CloudFacts): number {
  return services.reduce((sum, { id, desired, taskDefinition }) => {
    const { cpu = 0 } = taskDefinitions.find((one) => one.id === taskDefinition) ?? {};
    const scaled = scalingTargets.find(({ service }) => service === id)?.minimum;
    const tasks = scaled ?? (typeof desired === 'number' ? desired : 1);
    return sum + (tasks * cpu) / 1024;
  }, 0);
}
