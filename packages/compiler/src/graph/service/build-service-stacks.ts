import type { Application, ApplicationService } from '../../application/application.ts';
import { buildStack } from '../build-stack.ts';
import type { Stack } from '../graph.ts';
import { serviceStackName } from '../handover.ts';
import { startTakings } from '../take.ts';
import { buildBatch } from './batch/build-batch.ts';
import { buildDirectory, type Directory } from './directory.ts';
import { buildWorker } from './running/build-worker.ts';
import { buildJob } from './runs/build-job.ts';
import { buildSchedule } from './runs/build-schedule.ts';
import type { Scope } from './scope.ts';
import { buildSite } from './site/build-site.ts';
import { joinParts, type Parts } from './stack-parts.ts';
import { buildWeb } from './web/build-web.ts';

/**
 * One stack a service, in the order in which they are deployed: jobs, which run before the others
 * start, then the rest as the application has them. A service changes no other's stack.
 */
export function buildServiceStacks(application: Application): readonly Stack[] {
  const directory = buildDirectory(application);
  const isJob = (service: ApplicationService) => service.kind === 'job';
  return [
    ...application.services.filter(isJob),
    ...application.services.filter((service) => !isJob(service)),
  ].map((service) => buildServiceStack(application, directory, service));
}

type Kind = ApplicationService['kind'];
type ServiceOf<K extends Kind> = Extract<ApplicationService, { readonly kind: K }>;

const builders: { readonly [K in Kind]: (scope: Scope<ServiceOf<K>>) => Parts } = {
  web: buildWeb,
  worker: buildWorker,
  job: buildJob,
  schedule: buildSchedule,
  batch: buildBatch,
  site: buildSite,
};

const descriptions: { readonly [K in Kind]: string } = {
  web: 'web service behind the load balancer',
  worker: 'worker',
  job: 'job that runs once per release',
  schedule: 'scheduled job',
  batch: 'worker on AWS Batch',
  site: 'static site',
};

function buildServiceStack<K extends Kind>(
  application: Application,
  directory: Directory,
  service: ServiceOf<K> & { readonly kind: K },
): Stack {
  const takings = startTakings(application);
  const parts = joinParts(builders[service.kind]({ application, directory, service, takings }));
  return buildStack({
    name: serviceStackName(application, service.name),
    layer: 'service',
    service: service.name,
    description: `${service.name} of ${application.name} in ${application.environment}: ${descriptions[service.kind]}.`,
    ...parts,
    parameters: [...parts.parameters, ...takings.parameters()],
  });
}
