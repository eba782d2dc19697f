import type { CreateServiceRequest, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
  type ResourceState,
} from '../../resources/resource-handler.ts';
import { type Shape, sdkShape } from '../shapes/sdk-shape.ts';
import type { Outcome, Service } from './service.ts';
import type { ServiceControl } from './service-control.ts';

/** CloudFormation gives up on a service that does not become stable after this long. */
const patience = 3 * 3_600_000;

type HandlerParts = Pick<Account, 'clock' | 'identity' | 'observe'>;

/** AWS::ECS::Service: created and updated when its deployment has completed, gone when drained. */
export function serviceHandler(control: ServiceControl, parts: HandlerParts): ResourceHandler {
  const stabilize = async (service: Service, signal: AbortSignal): Promise<ResourceState> => {
    const outcome = await withinPatience(control.settled(service), parts, signal);
    if (outcome === 'breaker' || outcome === 'stopped') throw breakerFailure(parts);
    return stateOf(service);
  };

  return {
    fidelity: 'modelled',
    create: (request) => {
      const input = inputOf(request.properties);
      noteAlarms(input.deploymentConfiguration, request, parts);
      const service = control.create({
        ...input,
        serviceName: input.serviceName ?? request.generatedName({ maxLength: 255 }),
        tags: [...tagsOf(request), ...(input.tags ?? [])],
      });
      request.initiated?.(stateOf(service));
      return stabilize(service, request.signal);
    },
    update: (request) => {
      const { serviceName: _name, launchType: _type, ...input } = inputOf(request.properties);
      const { tags = [], schedulingStrategy: _strategy, ...update } = input;
      noteAlarms(update.deploymentConfiguration, request, parts);
      const service = control.update({
        ...update,
        service: request.state.physicalId,
        forceNewDeployment: isForced(request.properties, request.before),
      });
      control.tag(service, [...tagsOf(request), ...tags]);
      return stabilize(service, request.signal);
    },
    delete: async ({ state, properties, signal }) => {
      const cluster = typeof properties.Cluster === 'string' ? properties.Cluster : undefined;
      const service = control.lookUp(cluster, state.physicalId);
      if (service === undefined || service.status === 'INACTIVE') return;
      if (service.status === 'ACTIVE')
        control.remove({ cluster, service: service.arn, force: true });
      await withinPatience(control.settled(service), parts, signal);
    },
    read: ({ physicalId }) => {
      const service = control.lookUp(undefined, physicalId);
      if (service === undefined || service.status === 'INACTIVE') return undefined;
      return {
        DesiredCount: service.desiredCount,
        TaskDefinition: service.rollouts[0]?.revision.definition.taskDefinitionArn,
        EnableExecuteCommand: service.settings.enableExecuteCommand,
        HealthCheckGracePeriodSeconds: service.settings.gracePeriod,
      };
    },
  };
}

function stateOf({ arn, name }: Service): ResourceState {
  return { physicalId: arn, attributes: { ServiceArn: arn, Name: name } };
}

const serviceShape: Shape = {
  numbers: [
    'DesiredCount',
    'MinimumHealthyPercent',
    'MaximumPercent',
    'BakeTimeInMinutes',
    'HealthyPercent',
    'HealthCheckGracePeriodSeconds',
    'ContainerPort',
    'Port',
    'Base',
    'Weight',
    'ThresholdConfiguration.Value',
  ],
  booleans: [
    'Enable',
    'Enabled',
    'Rollback',
    'ResetOnHealthyTask',
    'EnableExecuteCommand',
    'EnableECSManagedTags',
  ],
  maps: ['Options'],
};

const serviceProperties = [
  'ServiceName',
  'Cluster',
  'TaskDefinition',
  'LaunchType',
  'CapacityProviderStrategy',
  'DesiredCount',
  'DeploymentConfiguration',
  'DeploymentController',
  'AvailabilityZoneRebalancing',
  'NetworkConfiguration',
  'LoadBalancers',
  'HealthCheckGracePeriodSeconds',
  'ServiceConnectConfiguration',
  'EnableExecuteCommand',
  'EnableECSManagedTags',
  'PropagateTags',
  'PlatformVersion',
  'SchedulingStrategy',
  'ForceNewDeployment',
  'Tags',
];

function inputOf(properties: Properties): Omit<CreateServiceRequest, 'forceNewDeployment'> {
  refuseUnknown('AWS::ECS::Service', properties, serviceProperties);
  const { ForceNewDeployment: _, ...rest } = properties;
  return sdkShape<CreateServiceRequest>(rest, serviceShape);
}

function isForced(after: Properties, before: Properties): boolean {
  const nonce = (properties: Properties) => JSON.stringify(properties.ForceNewDeployment ?? null);
  return after.ForceNewDeployment !== undefined && nonce(after) !== nonce(before);
}

function tagsOf({ tags }: ResourceRequest) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function noteAlarms(
  deployment: DeploymentConfiguration | undefined,
  { logicalId }: ResourceRequest,
  { observe }: HandlerParts,
): void {
  if (deployment?.alarms?.enable !== true) return;
  observe({
    kind: 'recorded-only',
    type: 'AWS::ECS::Service DeploymentConfiguration.Alarms',
    logicalId,
  });
}

function breakerFailure({ identity }: HandlerParts): ResourceFailure {
  return handlerFailure(
    `Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.`,
    'GeneralServiceException',
    identity.uuid(),
  );
}

function handlerFailure(message: string, code: string, token: string): ResourceFailure {
  return new ResourceFailure(
    code,
    `Resource handler returned message: "${message}" (RequestToken: ${token}, HandlerErrorCode: ${code})`,
  );
}

async function withinPatience(
  settled: Promise<Outcome>,
  { clock, identity }: HandlerParts,
  signal: AbortSignal,
): Promise<Outcome> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const done = (end: () => void) => {
      cancel();
      signal.removeEventListener('abort', abort);
      end();
    };
    const abort = () => done(() => reject(signal.reason));
    const cancel = clock.after(patience, () =>
      done(() =>
        reject(handlerFailure('Exceeded attempts to wait', 'NotStabilized', identity.uuid())),
      ),
    );
    signal.addEventListener('abort', abort);
    settled.then(
      (outcome) => done(() => resolve(outcome)),
      (error: unknown) => done(() => reject(error)),
    );
  });
}
