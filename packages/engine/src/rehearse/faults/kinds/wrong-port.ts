import { type Fault, refuse } from '../fault.ts';
import {
  editResources,
  inTurn,
  type Properties,
  records,
  type TemplateEdit,
} from '../template/template-body.ts';

export const wrongPort: Fault = {
  name: 'wrong-port',
  does: 'the published port is one higher than the one that the program listens on',
  expects: 'probes are refused (Target.FailedHealthChecks); the second trips the breaker',
  shows: /Target\.FailedHealthChecks/,
  ends: 'rolled-back',
  cause: 'bind-localhost',
  change: ({ service }) =>
    service.kind === 'web'
      ? { kind: 'change', service: movePort(service.route.port, service.route.port + 1) }
      : refuse(`${service.name} publishes no port`),
};

/** In everything that the way from the load balancer to the container consists of. */
function movePort(from: number, to: number): TemplateEdit {
  const move =
    (...names: readonly string[]) =>
    (properties: Properties): Properties =>
      Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          names.includes(name) && value === from ? to : value,
        ]),
      );
  const moveRule = (rule: Properties): Properties =>
    isForLoadBalancer(rule) ? move('FromPort', 'ToPort')(rule) : rule;
  return inTurn(
    editResources('AWS::ECS::TaskDefinition', (definition) => ({
      ...definition,
      ContainerDefinitions: records(definition.ContainerDefinitions).map((container) =>
        container.PortMappings
          ? {
              ...container,
              PortMappings: records(container.PortMappings).map(move('ContainerPort')),
            }
          : container,
      ),
    })),
    editResources('AWS::ECS::Service', (service) => ({
      ...service,
      LoadBalancers: records(service.LoadBalancers).map(move('ContainerPort')),
    })),
    editResources('AWS::ElasticLoadBalancingV2::TargetGroup', move('Port')),
    editResources('AWS::EC2::SecurityGroupIngress', moveRule),
    editResources('AWS::EC2::SecurityGroupEgress', moveRule),
  );
}

function isForLoadBalancer({ Description }: Properties): boolean {
  return typeof Description === 'string' && Description.startsWith('load balancer to ');
}
