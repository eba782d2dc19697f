import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  StopServiceDeploymentRequest,
  Tag,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Cluster, Clusters } from '../clusters/cluster.ts';
import { rollBack, startDeployment, tellWaiting } from './deployments.ts';
import type { Revision } from './revision.ts';
import { isSameRevision, revisionOf } from './revision-of.ts';
import type { Scheduler } from './scheduler.ts';
import type { Outcome, Service, ServiceDeploymentRecord, Settings } from './service.ts';
import { serviceEvents } from './service-events.ts';
import { settingsOf } from './settings-of.ts';
import { validateDeployment, validateRequest, validateRevision } from './validate-service.ts';

/** Services by cluster and name, and what can be asked of them. Everything throws AwsError. */
export interface ServiceControl {
  create(input: CreateServiceRequest): Service;
  update(input: UpdateServiceRequest): Service;
  /** Replaces the tags of a service. */
  tag(service: Service, tags: readonly Tag[]): void;
  remove(input: DeleteServiceRequest): Service;
  stopDeployment(input: StopServiceDeploymentRequest): string;
  find(cluster: string | undefined, reference: string): Service;
  lookUp(cluster: string | undefined, reference: string): Service | undefined;
  active(): readonly Service[];
  deployment(
    arn: string,
  ): { readonly service: Service; readonly record: ServiceDeploymentRecord } | undefined;
  revision(arn: string): { readonly service: Service; readonly revision: Revision } | undefined;
  clusterOf(reference: string | undefined): Cluster;
  arnFor(cluster: string | undefined, reference: string): string;
  /** Resolves when the change in progress has ended. */
  settled(service: Service): Promise<Outcome>;
}

export type ControlParts = Pick<
  Account,
  'clock' | 'identity' | 'network' | 'targetGroups' | 'definitions'
>;

/** `byArn` is where the services are kept, which Service Connect reads as well. */
export function createServiceControl(
  parts: ControlParts,
  clusters: Clusters,
  scheduler: Scheduler,
  byArn: Map<string, Service>,
): ServiceControl {
  const arnFor: ServiceControl['arnFor'] = (cluster, reference) =>
    reference.startsWith('arn:')
      ? reference
      : arnOf(parts.identity, 'ecs', `service/${shortName(cluster ?? 'default')}/${reference}`);

  const lookUp: ServiceControl['lookUp'] = (cluster, reference) =>
    byArn.get(arnFor(cluster, reference));

  const find: ServiceControl['find'] = (cluster, reference) => {
    clusters.find(cluster);
    const service = lookUp(cluster, reference);
    if (service === undefined) throw new AwsError('ServiceNotFoundException', 'Service not found.');
    return service;
  };

  function create(input: CreateServiceRequest): Service {
    refuseUnknown('a service', withoutEmpty(input), createOptions);
    validateRequest(input);
    const cluster = clusters.find(input.cluster);
    const name = input.serviceName ?? '';
    const arn = arnFor(cluster.name, name);
    const before = byArn.get(arn);
    if (before !== undefined && before.status !== 'INACTIVE') {
      throw invalid(
        before.status === 'DRAINING'
          ? 'Unable to Start a service that is still Draining.'
          : 'Creation of service was not idempotent.',
      );
    }
    const settings = settingsOf(input, undefined);
    validateDeployment(settings.deployment, settings.zoneRebalancing);
    const revision = revisionOf(input, undefined, { cluster, serviceName: name }, parts);
    validateRevision(revision, cluster, parts);
    const service = newService(
      { arn, name, cluster, settings, desired: input.desiredCount ?? 1 },
      parts,
    );
    byArn.set(arn, service);
    startDeployment(service, revision, parts);
    scheduler.attend(service);
    return service;
  }

  function update(input: UpdateServiceRequest): Service {
    refuseUnknown('an update of a service', withoutEmpty(input), updateOptions);
    validateRequest(input);
    const service = find(input.cluster, input.service ?? '');
    const current = service.rollouts[0]?.revision;
    if (service.status !== 'ACTIVE') {
      throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
    }
    const settings = settingsOf(input, service.settings);
    validateDeployment(settings.deployment, settings.zoneRebalancing);
    const place = { cluster: service.cluster, serviceName: service.name };
    const revision = revisionOf(input, current, place, parts);
    validateRevision(revision, clusters.find(service.cluster.name), parts);
    service.settings = settings;
    if (input.desiredCount !== undefined) setDesired(service, input.desiredCount);
    const changed = current === undefined || !isSameRevision(revision, current);
    if (changed || input.forceNewDeployment === true) startDeployment(service, revision, parts);
    scheduler.attend(service);
    return service;
  }

  function setDesired(service: Service, desired: number): void {
    if (desired < 0) throw invalid('Desired count must be greater than or equal to 0.');
    if (desired !== service.desiredCount) service.steady = false;
    service.desiredCount = desired;
  }

  function remove({ cluster, service: reference, force }: DeleteServiceRequest): Service {
    const service = find(cluster, reference ?? '');
    if (service.status === 'INACTIVE') {
      throw new AwsError('ServiceNotFoundException', 'Service not found.');
    }
    if (force !== true && service.desiredCount > 0) {
      throw invalid('The service cannot be stopped while it is scaled above 0.');
    }
    service.status = 'DRAINING';
    service.desiredCount = 0;
    tellWaiting(service, 'superseded');
    scheduler.attend(service);
    return service;
  }

  function stopDeployment({
    serviceDeploymentArn,
    stopType,
  }: StopServiceDeploymentRequest): string {
    const found = deployment(serviceDeploymentArn ?? '');
    if (found === undefined) {
      throw new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
    }
    if (stopType === 'ABORT') throw new NotModelled('stopping a deployment with ABORT');
    const { service, record } = found;
    const to = service.lastCompleted;
    if (record.status !== 'IN_PROGRESS' || record !== service.deployments[0] || to === undefined) {
      throw new AwsError('ConflictException', 'The service deployment cannot be stopped.');
    }
    rollBack(
      service,
      record,
      to,
      'Service deployment rolled back because of a stop request.',
      parts,
    );
    tellWaiting(service, 'stopped');
    scheduler.attend(service);
    return record.arn;
  }

  const deployment: ServiceControl['deployment'] = (arn) => {
    for (const service of byArn.values()) {
      const record = service.deployments.find((one) => one.arn === arn);
      if (record !== undefined) return { service, record };
    }
    return undefined;
  };

  const revision: ServiceControl['revision'] = (arn) => {
    for (const service of byArn.values()) {
      const record = service.deployments.find(({ target }) => target.arn === arn);
      if (record !== undefined) return { service, revision: record.target };
    }
    return undefined;
  };

  return {
    create,
    update,
    tag: (service, tags) => {
      service.settings = { ...service.settings, tags };
    },
    remove,
    stopDeployment,
    find,
    lookUp,
    active: () => [...byArn.values()].filter(({ status }) => status !== 'INACTIVE'),
    deployment,
    revision,
    clusterOf: clusters.find,
    arnFor,
    settled: (service) => {
      const stalled = service.status === 'ACTIVE' && service.rollouts[0]?.state === 'FAILED';
      if (stalled) return Promise.resolve('breaker');
      scheduler.attend(service);
      return new Promise((resolve) => service.waiting.push(resolve));
    },
  };
}

function newService(
  what: {
    readonly arn: string;
    readonly name: string;
    readonly cluster: Cluster;
    readonly settings: Settings;
    readonly desired: number;
  },
  parts: Pick<Account, 'clock' | 'identity'>,
): Service {
  const { desired, ...rest } = what;
  return {
    ...rest,
    createdAt: parts.clock.now(),
    status: 'ACTIVE',
    desiredCount: desired,
    rollouts: [],
    lastCompleted: undefined,
    deployments: [],
    events: serviceEvents(what.name, parts),
    members: new Map(),
    steady: false,
    queued: false,
    wake: undefined,
    newTargets: [],
    waiting: [],
  };
}

const updateOptions = [
  'cluster',
  'service',
  'taskDefinition',
  'desiredCount',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'deploymentController',
  'availabilityZoneRebalancing',
  'networkConfiguration',
  'platformVersion',
  'forceNewDeployment',
  'healthCheckGracePeriodSeconds',
  'enableExecuteCommand',
  'enableECSManagedTags',
  'loadBalancers',
  'propagateTags',
  'serviceConnectConfiguration',
];

const createOptions = [
  ...updateOptions.filter((name) => name !== 'service' && name !== 'forceNewDeployment'),
  'serviceName',
  'launchType',
  'schedulingStrategy',
  'clientToken',
  'tags',
];

/** Empty lists ask for nothing; load balancers are different: an empty list detaches them. */
function withoutEmpty(input: object): object {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}

function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
