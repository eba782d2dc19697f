import type { Application } from '../../application/application.ts';
import { attribute, sub } from '../build-resource.ts';
import type { Output, Parameter, Resource } from '../graph.ts';
import { domainParameters } from './build-domain.ts';
import { buildFirewall } from './build-firewall.ts';
import { buildLoadBalancer, type LoadBalancer } from './build-load-balancer.ts';
import { takeLoadBalancer } from './existing-load-balancer.ts';
import type { Network } from './network.ts';

/** Where requests come in, as a part of the foundation. */
export interface Entry {
  /** Absent for one that exists. */
  readonly loadBalancer?: LoadBalancer;
  readonly parameters: readonly Parameter[];
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

/** Builds the load balancer, behind a firewall if asked for, or takes the one that exists. */
export function buildEntry(application: Application, network: Network): Entry {
  const existing = application.loadBalancer;
  if (existing) {
    return { ...takeLoadBalancer(application, existing), outputs: urlOutputs(application) };
  }
  const { loadBalancer, resources } = buildLoadBalancer(application, network);
  const { waf } = application.operations;
  return {
    loadBalancer,
    parameters: domainParameters(application),
    resources: [...resources, ...(waf ? buildFirewall(waf, loadBalancer) : [])],
    outputs: [
      ...urlOutputs(application, loadBalancer),
      {
        id: 'LoadBalancerName',
        description: 'The name to point DNS records to that are not made here.',
        value: attribute(loadBalancer, 'DNSName'),
      },
    ],
  };
}

/** Without a domain, where one that exists answers is not known. */
function urlOutputs({ domain }: Application, loadBalancer?: LoadBalancer): readonly Output[] {
  const value = domain
    ? `https://${domain.name}`
    : loadBalancer && sub(`http://\${${loadBalancer.id}.DNSName}`);
  return value ? [{ id: 'Url', description: 'Where the services answer.', value }] : [];
}
