import { at, list, referredId, type TemplateBody, walk } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

export const ecsRules: Readonly<Record<string, MissedRule>> = {
  'container-absent': eachOf('AWS::ECS::Service', ({ Properties }, template) => {
    const containers = containersOf(at(Properties, 'TaskDefinition'), template);
    for (const target of list(at(Properties, 'LoadBalancers'))) {
      const name = at(target, 'ContainerName');
      const port = at(target, 'ContainerPort');
      const container = containers.find((each) => at(each, 'Name') === name);
      const ports = list(at(container, 'PortMappings')).map((each) => at(each, 'ContainerPort'));
      if (!ports.includes(port)) return `no container ${name} with port ${port}`;
    }
  }),

  'launch-type-and-capacity-providers': eachOf(
    'AWS::ECS::Service',
    ({ Properties }) =>
      at(Properties, 'LaunchType') !== undefined &&
      at(Properties, 'CapacityProviderStrategy') !== undefined &&
      'LaunchType and CapacityProviderStrategy exclude each other',
  ),

  'service-before-listener-rule': eachOf('AWS::ECS::Service', (service, template) => {
    const dependencies = new Set([service.DependsOn ?? []].flat());
    const forwarding = Object.entries(template.Resources).filter(
      ([, { Type }]) =>
        Type === 'AWS::ElasticLoadBalancingV2::Listener' ||
        Type === 'AWS::ElasticLoadBalancingV2::ListenerRule',
    );
    for (const target of list(at(service.Properties, 'LoadBalancers'))) {
      const group = referredId(at(target, 'TargetGroupArn'));
      const isAttached = forwarding.some(
        ([id, { Properties }]) =>
          dependencies.has(id) &&
          [...walk(Properties)].some(
            ({ path, value }) => path.at(-1) === 'TargetGroupArn' && referredId(value) === group,
          ),
      );
      if (!isAttached) return `${group} has no listener when the service is created`;
    }
  }),

  'not-on-fargate': eachOf('AWS::ECS::TaskDefinition', ({ Properties }) => {
    if (!list(at(Properties, 'RequiresCompatibilities')).includes('FARGATE')) return;
    const containers = list(at(Properties, 'ContainerDefinitions'));
    const refused = [
      ...taskFields.filter((field) => at(Properties, field) !== undefined),
      ...containerFields.filter((field) => containers.some((each) => isSet(at(each, field)))),
      ...linuxFields.filter((field) =>
        containers.some((each) => isSet(at(each, 'LinuxParameters', field))),
      ),
      ...(containers.some(addsCapabilities) ? ['Capabilities.Add'] : []),
      ...(list(at(Properties, 'Volumes')).some(isOnHost) ? ['Volumes.Host'] : []),
    ];
    return refused.length > 0 && `Fargate does not take ${refused.join(', ')}`;
  }),

  'service-connect-port': eachOf('AWS::ECS::Service', ({ Properties }, template) => {
    const names = containersOf(at(Properties, 'TaskDefinition'), template)
      .flatMap((container) => list(at(container, 'PortMappings')))
      .map((mapping) => at(mapping, 'Name'));
    return list(at(Properties, 'ServiceConnectConfiguration', 'Services'))
      .map((service) => at(service, 'PortName'))
      .filter((name) => !names.includes(name))
      .map((name) => `no port mapping is called ${name}`)
      .at(0);
  }),
};

function containersOf(reference: unknown, template: TemplateBody): readonly unknown[] {
  const definition = template.Resources[referredId(reference) ?? ''];
  return list(at(definition?.Properties, 'ContainerDefinitions'));
}

const taskFields = ['IpcMode', 'InferenceAccelerators', 'PlacementConstraints'];
const containerFields = ['Privileged', 'Links', 'ExtraHosts', 'Hostname', 'DockerSecurityOptions'];
const linuxFields = ['Tmpfs', 'SharedMemorySize', 'Devices', 'MaxSwap', 'Swappiness'];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

function addsCapabilities(container: unknown): boolean {
  return list(at(container, 'LinuxParameters', 'Capabilities', 'Add')).some(
    (capability) => capability !== 'SYS_PTRACE',
  );
}

function isOnHost(volume: unknown): boolean {
  return (
    at(volume, 'DockerVolumeConfiguration') !== undefined || isSet(at(volume, 'Host', 'SourcePath'))
  );
}
