import type { Application, ApplicationService } from '../application/application.ts';
import { describeService } from './describe-service.ts';
import { describeStore } from './describe-store.ts';
import type { Diagram, DiagramEdge, DiagramNode } from './diagram.ts';
import { waysBetween } from './ways-between.ts';

/** Draws an application: its ways in, its services, its stores, and who addresses whom. */
export function diagramOf(application: Application): Diagram {
  const entries = entriesOf(application);
  const internet: DiagramNode = { id: 'internet', layer: 'internet', name: 'internet', detail: '' };
  return {
    title: `${application.name} in ${application.environment}`,
    nodes: [
      ...(entries.length > 0 ? [internet] : []),
      ...entries.map(({ node }) => node),
      ...application.services.map(serviceNode),
      ...application.stores.map((store) => ({
        id: partId(store.name),
        layer: 'stores' as const,
        name: store.name,
        detail: describeStore(store).name,
      })),
    ],
    edges: [
      ...entries.flatMap(({ edges }) => edges),
      ...waysBetween(application).map(({ from, to }) => ({ from: partId(from), to: partId(to) })),
    ],
  };
}

/** A way in: the load balancer, or a site's content delivery network. */
interface Entry {
  readonly node: DiagramNode;
  readonly edges: readonly DiagramEdge[];
}

function entriesOf(application: Application): readonly Entry[] {
  const webs = application.services.filter((service) => service.kind === 'web');
  const sites = application.services.filter((service) => service.kind === 'site');
  const { domain, loadBalancer: existing } = application;
  const loadBalancer: Entry = {
    node: {
      id: 'load balancer',
      layer: 'entry',
      name: 'load balancer',
      detail: domain ? `https://${domain.name}` : existing ? 'existing' : 'http only',
    },
    edges: [
      { from: 'internet', to: 'load balancer' },
      ...webs.map(({ name, route }) => ({
        from: 'load balancer',
        to: partId(name),
        ...(route.paths.some((path) => path !== '/') && { label: route.paths.join(', ') }),
      })),
    ],
  };
  const distributions = sites.map(({ name, hosts }): Entry => {
    const id = `CloudFront of ${name}`;
    const addresses = hosts.map((host) => `https://${host}`).join(', ');
    return {
      node: {
        id,
        layer: 'entry',
        name: 'CloudFront',
        detail: addresses || 'an address of its own',
      },
      edges: [
        { from: 'internet', to: id },
        { from: id, to: partId(name) },
      ],
    };
  });
  return [...(webs.length > 0 ? [loadBalancer] : []), ...distributions];
}

function serviceNode(service: ApplicationService): DiagramNode {
  const { role, runs } = describeService(service);
  return {
    id: partId(service.name),
    layer: 'services',
    name: service.name,
    detail: `${role}, ${runs}`,
  };
}

/** Keeps a service called `internet` apart from the internet. */
function partId(name: string): string {
  return `part ${name}`;
}
