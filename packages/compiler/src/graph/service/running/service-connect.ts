import type { WebService, Worker } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import type {
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectService,
} from '../../aws/ecs.generated.ts';
import type { Resource } from '../../graph.ts';
import type { Scope } from '../scope.ts';
import { portName } from '../task/build-container.ts';
import { logConfiguration } from '../task/log-group.ts';

/**
 * Keeps Compose names working: a service that others address is known by its names, one that
 * addresses others knows theirs. Switched off for a service that does neither, and not left out: AWS
 * would keep what was.
 */
export function serviceConnect(
  scope: Scope<WebService | Worker>,
  logGroup: Resource<'AWS::Logs::LogGroup'>,
): EcsServiceServiceConnectConfiguration {
  const endpoints = scope.service.addressed ? endpointsOf(scope.service) : [];
  if (endpoints.length === 0 && !addressesServices(scope)) return { Enabled: false };
  return {
    Enabled: true,
    Namespace: scope.takings.value('namespace'),
    ...(endpoints.length > 0 && { Services: endpoints }),
    LogConfiguration: logConfiguration(logGroup, 'service-connect'),
  };
}

function addressesServices({ service, directory }: Scope<WebService | Worker>): boolean {
  return directory
    .linksFrom(service.name)
    .some((link) => directory.service(link.to) !== undefined && link.to !== service.name);
}

/** AWS takes one name an endpoint, so that a service with aliases has several. */
function endpointsOf(service: WebService | Worker): readonly EcsServiceServiceConnectService[] {
  const ports = service.ports.filter((port) => port.protocol === 'tcp');
  const names = [...new Set(service.names.map((name) => name.toLowerCase()))];
  return names.flatMap((name) =>
    ports.map(({ port }) => ({
      PortName: portName(port),
      DiscoveryName: awsName(64, name, String(port)),
      ClientAliases: [{ Port: port, DnsName: name }],
    })),
  );
}
