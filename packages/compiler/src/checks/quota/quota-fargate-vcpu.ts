import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { mostTasks } from '../most-tasks.ts';
import { taskSetsOf } from '../task-sets.ts';

interface Parameters {
  readonly needed: number;
  readonly quota: number;
}

const problems = declareDiagnostics({
  'quota-fargate-vcpu': {
    severity: 'error',
    message: ({ needed, quota }: Parameters) =>
      `The services may need ${needed} Fargate vCPUs at once while they scale out and deploy; the account may run ${quota}.`,
    help: () =>
      'Ask AWS for more before deploying (Service Quotas: "Fargate On-Demand vCPU resource count"), or lower `x-seaworthy: scale: max`.',
  },
});

/** Services that together may want more vCPUs than the account may run. */
export const quotaFargateVcpu: Check = {
  code: 'quota-fargate-vcpu',
  *run({ cloud }) {
    const quota = cloud.account.fargateVcpus;
    if (quota === 'unknown') return;
    const needed = vcpusNeeded(cloud);
    if (needed <= quota * 0.7) return;
    const finding = problems['quota-fargate-vcpu'](undefined, { needed, quota });
    yield needed > quota ? finding : withSeverity('warning', finding);
  },
};

function vcpusNeeded(cloud: CloudFacts): number {
  const units = taskSetsOf(cloud).map(({ service, definition }) => {
    const tasks = service ? (mostTasks(cloud, service) * service.maximumPercent) / 100 : 1;
    return tasks * (definition.cpu ?? 0);
  });
  return Math.ceil(units.reduce((sum, each) => sum + each, 0) / 1024);
}
