import type { CreateServiceRequest, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Cluster } from '../clusters/cluster.ts';
import type { Revision } from './revision.ts';

type ValidationParts = Pick<Account, 'network' | 'targetGroups'>;

/** Throws InvalidParameterException in AWS's words, or NotModelled, for what cannot be run. */
export function validateRevision(
  revision: Revision,
  cluster: Cluster,
  parts: ValidationParts,
): void {
  validateProviders(revision, cluster);
  validateNetwork(revision, parts.network);
  validateLoadBalancers(revision, parts.targetGroups);
  validateConnect(revision);
}

/** Throws for deployment options that would block every deployment or that the sandbox lacks. */
export function validateDeployment(
  configuration: DeploymentConfiguration,
  zoneRebalancing: 'ENABLED' | 'DISABLED',
): void {
  refuseUnknown('a deployment configuration', configuration, deploymentOptions);
  const { strategy, bakeTimeInMinutes, minimumHealthyPercent, maximumPercent } = configuration;
  if (strategy !== undefined && strategy !== 'ROLLING') {
    throw new NotModelled(`the deployment strategy ${strategy}`);
  }
  if (bakeTimeInMinutes !== undefined && bakeTimeInMinutes > 0) {
    throw new NotModelled('a bake time of deployments');
  }
  const maximum = maximumPercent ?? 200;
  if ((minimumHealthyPercent ?? 100) >= 100 && maximum <= 100) {
    throw invalid(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
  if (zoneRebalancing === 'ENABLED' && maximum <= 100) {
    throw invalid(
      'Availability Zone rebalancing does not support a maximumPercent less than or equal to 100.',
    );
  }
  validateEarlySuccess(configuration);
}

const deploymentOptions = [
  'strategy',
  'minimumHealthyPercent',
  'maximumPercent',
  'deploymentCircuitBreaker',
  'alarms',
  'bakeTimeInMinutes',
  'earlySuccessCriteria',
];

function validateEarlySuccess({
  earlySuccessCriteria: early,
  minimumHealthyPercent,
}: DeploymentConfiguration): void {
  if (early?.enable !== true) return;
  if ((early.healthyPercent ?? 100) < (minimumHealthyPercent ?? 100)) {
    throw invalid(
      'The healthyPercent of earlySuccessCriteria must be greater than or equal to minimumHealthyPercent.',
    );
  }
}

/** Throws for the parameters of a request that exclude each other. */
export function validateRequest({
  launchType,
  capacityProviderStrategy,
  schedulingStrategy,
  deploymentController,
}: Partial<CreateServiceRequest>): void {
  if (launchType !== undefined && (capacityProviderStrategy?.length ?? 0) > 0) {
    throw invalid(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (launchType !== undefined && launchType !== 'FARGATE') {
    throw new NotModelled(`the launch type ${launchType}`);
  }
  if (schedulingStrategy !== undefined && schedulingStrategy !== 'REPLICA') {
    throw new NotModelled(`the scheduling strategy ${schedulingStrategy}`);
  }
  const controller = deploymentController?.type;
  if (controller !== undefined && controller !== 'ECS') {
    throw new NotModelled(`the deployment controller ${controller}`);
  }
}

function validateProviders({ strategy }: Revision, cluster: Cluster): void {
  for (const { capacityProvider } of strategy) {
    if (capacityProvider !== 'FARGATE' && capacityProvider !== 'FARGATE_SPOT') {
      throw new NotModelled(`the capacity provider ${capacityProvider ?? ''}`);
    }
    if (
      capacityProvider === 'FARGATE_SPOT' &&
      !cluster.capacityProviders.includes('FARGATE_SPOT')
    ) {
      throw invalid(
        'The specified capacity provider strategy contains a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
      );
    }
  }
  if (strategy.filter(({ base }) => (base ?? 0) > 0).length > 1) {
    throw invalid(
      'Only one capacity provider in a capacity provider strategy can have a base defined.',
    );
  }
  if (strategy.every(({ weight, base }) => (weight ?? 0) === 0 && (base ?? 0) === 0)) {
    throw invalid(
      'At least one capacity provider in a capacity provider strategy must have a weight greater than 0.',
    );
  }
}

function validateNetwork({ network }: Revision, vpc: Account['network']): void {
  const { subnets, securityGroups } = network;
  if (subnets.length === 0) {
    throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (subnets.length > 16) throw invalid('subnets can have at most 16 items.');
  if (securityGroups.length > 5) throw invalid('securityGroups can have at most 5 items.');
  for (const subnetId of subnets) tryOut(vpc, subnetId, securityGroups);
}

/** The only way to ask a network whether subnet and groups exist is to plug something in. */
function tryOut(network: Account['network'], subnetId: string, groups: readonly string[]): void {
  try {
    const probe = network.plugIn({
      subnetId,
      securityGroupIds: groups,
      assignPublicAddress: false,
      owner: 'a check of ECS',
      dial: () => Promise.reject(new Error('ECS only looks whether the subnet exists.')),
    });
    network.unplug(probe.id);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const group = error.name.startsWith('InvalidGroup');
    const what = group
      ? `security group information for [${groups.join(', ')}]`
      : `subnet information for [${subnetId}]`;
    throw invalid(`Error retrieving ${what}: ${error.message} (ErrorCode: ${error.name})`);
  }
}

function validateLoadBalancers(
  { loadBalancers, definition }: Revision,
  targetGroups: Account['targetGroups'],
): void {
  for (const {
    targetGroupArn,
    loadBalancerName,
    containerName,
    containerPort,
    ...rest
  } of loadBalancers) {
    refuseUnknown('a load balancer of a service', rest, []);
    if (loadBalancerName !== undefined) throw new NotModelled('classic load balancers');
    const arn = targetGroupArn ?? '';
    if (!targetGroups.exists(arn)) throw invalid('The specified target group does not exist.');
    if (!targetGroups.isReachable(arn)) {
      throw invalid(
        `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
      );
    }
    if (targetGroups.targetType(arn) === 'instance') {
      throw invalid(
        `The provided target group ${arn} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`,
      );
    }
    const container = definition.containerDefinitions.find(({ name }) => name === containerName);
    if (container === undefined) {
      throw invalid(`The container ${containerName ?? ''} does not exist in the task definition.`);
    }
    const ports = container.portMappings ?? [];
    if (!ports.some((mapping) => mapping.containerPort === containerPort)) {
      throw invalid(
        `The container ${containerName ?? ''} did not have a container port ${containerPort ?? ''} defined.`,
      );
    }
  }
}

function validateConnect({ connect, definition }: Revision): void {
  if (connect?.enabled !== true) return;
  refuseUnknown('Service Connect', connect, connectOptions);
  if (connect.namespace === undefined) {
    throw invalid(
      'Service Connect requires a namespace. Specify one for the service or as the default of its cluster.',
    );
  }
  const names = definition.containerDefinitions
    .flatMap(({ portMappings }) => portMappings ?? [])
    .map(({ name }) => name);
  for (const service of connect.services ?? []) {
    refuseUnknown('a service of Service Connect', service, [
      'portName',
      'discoveryName',
      'clientAliases',
    ]);
    if (!names.includes(service.portName)) {
      throw invalid(
        `The portName ${service.portName ?? ''} of Service Connect is not in a port mapping of the task definition.`,
      );
    }
  }
}

const connectOptions = ['enabled', 'namespace', 'services', 'logConfiguration'];

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
