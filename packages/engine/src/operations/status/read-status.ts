import type { CostEstimate } from '@seaworthy/compiler';
import { createReleaseStore } from '../../releases/create-release-store.ts';
import { listReleases } from '../../releases/read-releases.ts';
import type { Release } from '../../releases/release.ts';
import { findStacks } from '../find-stacks.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import { costSoFar } from './cost-so-far.ts';
import { readAlarms } from './read-alarms.ts';
import { readServices } from './read-services.ts';
import type { Status } from './status.ts';

/** What a status is read for: services by name, all when there are none. */
export interface StatusRequest extends PlannedProject {
  readonly services: readonly string[];
  readonly cost?: CostEstimate;
}

/** Asks AWS how a project is; changes nothing. */
export async function readStatus(
  request: StatusRequest,
  context: OperationContext,
): Promise<Status> {
  const { application, cost } = request;
  const at = context.clock.now();
  const stacks = await findStacks(request, context);
  const [services, alarms, release] = await Promise.all([
    readServices(request, stacks, context),
    readAlarms(stacks, context),
    lastRelease(request, context),
  ]);
  const url = stacks.find(({ layer }) => layer === 'foundation')?.outputs.Url;
  const soFar = cost && costSoFar(cost, application, stacks, at);
  return {
    project: application.name,
    environment: application.environment,
    region: application.region,
    at,
    ...(url !== undefined && { url }),
    stacks,
    services,
    alarms,
    ...(release && { release }),
    ...(soFar && { cost: soFar }),
  };
}

async function lastRelease(
  { application }: StatusRequest,
  context: OperationContext,
): Promise<Release | undefined> {
  const { name: project, environment } = application;
  const store = createReleaseStore({ project, environment }, context);
  const { releases } = await listReleases(store, context);
  return releases[0];
}
