import {
  approximated,
  type Dispositions,
  exact,
  localOnly,
  replaced,
  unsupported,
} from './entry.ts';

const oneNetwork = replaced(
  'All tasks share one VPC; security groups let through what the services say they need, and no more.',
);
const ownAddress = unsupported(
  'A task gets its address from its subnet; address others by their names.',
);
const ranges = replaced('The VPC’s range is chosen by `x-seaworthy: network: cidr`.');
const resolver = unsupported('Tasks ask the VPC’s own name server.');
const ownName = replaced(
  'Fargate names each task itself; others reach the service by its Compose name.',
);

/** Keys that say how containers reach each other and are reached. */
export const networkDispositions: Dispositions = {
  'services.*.ports': approximated(
    'A published HTTP port is reached through the load balancer, on ports 80 and 443.',
  ),
  'services.*.ports.target': exact('The container’s port.'),
  'services.*.ports.published': replaced('The load balancer listens on ports 80 and 443.'),
  'services.*.ports.protocol': approximated('The load balancer carries HTTP, and so TCP only.'),
  'services.*.ports.app_protocol': exact('Tells whether the port speaks HTTP, HTTP/2 or gRPC.'),
  'services.*.ports.name': exact('The name of the port.'),
  'services.*.ports.host_ip': localOnly('Chooses an address of your machine.'),
  'services.*.ports.mode': localOnly('Chooses how Docker Swarm publishes the port.'),
  'services.*.expose': exact('A port that other services of the project may reach.'),
  'services.*.networks': oneNetwork,
  'services.*.networks.*.aliases': exact('Further names by which others reach the service.'),
  'services.*.networks.*.driver_opts': oneNetwork,
  'services.*.networks.*.gw_priority': oneNetwork,
  'services.*.networks.*.interface_name': oneNetwork,
  'services.*.networks.*.ipv4_address': ownAddress,
  'services.*.networks.*.ipv6_address': ownAddress,
  'services.*.networks.*.link_local_ips': ownAddress,
  'services.*.networks.*.mac_address': ownAddress,
  'services.*.networks.*.priority': oneNetwork,
  'services.*.network_mode': replaced('Every task has a network interface of its own (awsvpc).'),
  'services.*.links': approximated(
    'The service is reached by its Compose name; other names given here need `aliases`.',
  ),
  'services.*.external_links': unsupported('Containers of other projects are not on AWS.'),
  'services.*.extra_hosts': unsupported(
    'Fargate adds nothing to /etc/hosts; use names that the VPC’s name server knows.',
  ),
  'services.*.container_name': ownName,
  'services.*.hostname': ownName,
  'services.*.domainname': ownName,
  'services.*.mac_address': ownAddress,
  'services.*.dns': resolver,
  'services.*.dns_opt': resolver,
  'services.*.dns_search': resolver,
  networks: oneNetwork,
  'networks.*.name': oneNetwork,
  'networks.*.attachable': oneNetwork,
  'networks.*.driver': oneNetwork,
  'networks.*.driver_opts': oneNetwork,
  'networks.*.enable_ipv4': oneNetwork,
  'networks.*.enable_ipv6': unsupported('The VPC speaks IPv4 only.'),
  'networks.*.external': unsupported(
    'A Docker network of another project has no counterpart on AWS.',
  ),
  'networks.*.external.name': unsupported(
    'A Docker network of another project has no counterpart on AWS.',
  ),
  'networks.*.internal': approximated(
    'Nothing from outside reaches the services; the way out stays open.',
  ),
  'networks.*.ipam': ranges,
  'networks.*.ipam.config': ranges,
  'networks.*.ipam.config.aux_addresses': ranges,
  'networks.*.ipam.config.gateway': ranges,
  'networks.*.ipam.config.ip_range': ranges,
  'networks.*.ipam.config.subnet': ranges,
  'networks.*.ipam.driver': ranges,
  'networks.*.ipam.options': ranges,
  'networks.*.labels': localOnly(
    'Labels are for tools on your machine; AWS resources get tags of their own.',
  ),
};
