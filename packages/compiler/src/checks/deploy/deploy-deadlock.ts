import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ServiceFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { scalingOf } from '../most-tasks.ts';
import { counted } from '../words.ts';

interface Parameters {
  readonly service: string;
  readonly tasks: string;
  readonly minimum: number;
  readonly maximum: number;
}

const problems = declareDiagnostics({
  'deploy-deadlock': {
    severity: 'error',
    message: ({ service, tasks, minimum, maximum }: Parameters) =>
      `${service} cannot be updated: with ${tasks}, at least ${minimum} % healthy and at most ${maximum} % running, ECS may neither stop nor start one.`,
    help: () => 'Use 100 and 200 percent, or 0 and 100 for a service that must run alone.',
  },
});

/** Services whose limits leave a deployment no task to replace. */
export const deployDeadlock: Check = {
  code: 'deploy-deadlock',
  *run({ cloud }) {
    for (const service of cloud.services) {
      const count = taskCounts(cloud, service).find((tasks) => isStuck(service, tasks));
      if (count === undefined) continue;
      yield about(
        service,
        problems['deploy-deadlock'](undefined, {
          service: nameOf(service),
          tasks: counted(count, 'task'),
          minimum: service.minimumPercent,
          maximum: service.maximumPercent,
        }),
      );
    }
  },
};

/** The numbers of tasks that the service starts from: autoscaling may be at its minimum. */
function taskCounts(cloud: CloudFacts, service: ServiceFact): readonly number[] {
  const least = scalingOf(cloud, service)?.minimum;
  const desired = typeof service.desired === 'number' ? service.desired : undefined;
  return [least, desired].filter((count) => count !== undefined && count > 0) as number[];
}

function isStuck({ minimumPercent, maximumPercent }: ServiceFact, tasks: number): boolean {
  const mustRun = Math.ceil((tasks * minimumPercent) / 100);
  const mayRun = Math.floor((tasks * maximumPercent) / 100);
  return mustRun >= tasks && mayRun <= tasks;
}
