import { describe, expect, it } from 'vitest';
import type { EndpointFact } from '../../facts/cloud/network.ts';
import { add, change, changeContainer, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { anywhere } from '../testing/good-network.ts';
import { imageEndpointsIncomplete } from './image-endpoints-incomplete.ts';

describe('image-endpoints-incomplete', () => {
  it('names the endpoints that are missing in a network without NAT', () => {
    const finding = findingsOf(
      imageEndpointsIncomplete,
      planned(byEndpoints(['ecr.api', 'ecr.dkr'])),
    )[0];
    expect(finding).toBe(
      'error: api needs logs and secretsmanager, which no VPC endpoint serves, and there is no other way out.',
    );
  });

  it('is content with a complete set', () => {
    expect(
      findingsOf(
        imageEndpointsIncomplete,
        planned(byEndpoints(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'])),
      ),
    ).toEqual([]);
  });

  it('asks for the gateway endpoint of S3, where image layers are', () => {
    const cloud = remove(
      'endpoints',
      'base/S3Endpoint',
      byEndpoints(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager']),
    );
    expect(findingsOf(imageEndpointsIncomplete, planned(cloud))[0]).toContain(
      'api needs s3, which no VPC endpoint serves',
    );
  });

  it('does not count an endpoint without private names', () => {
    const cloud = change(
      'endpoints',
      'base/logs',
      { privateDns: false },
      byEndpoints(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager']),
    );
    expect(findingsOf(imageEndpointsIncomplete, planned(cloud))[0]).toContain('api needs logs');
  });

  it('reports an endpoint whose security group keeps tasks out, also beside a NAT gateway', () => {
    const cloud = add(
      'securityGroups',
      { id: 'base/Closed', vpc: 'base/Vpc', ingress: [], egress: [] },
      add('endpoints', endpoint('logs', 'base/Closed')),
    );
    expect(findingsOf(imageEndpointsIncomplete, planned(cloud))[0]).toBe(
      'error: api is kept out by the security group of the endpoint that serves logs.',
    );
  });

  it('says that registries outside AWS have no endpoint', () => {
    const cloud = changeContainer(
      'api',
      { image: 'nginx:1.27' },
      byEndpoints(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager']),
    );
    expect(onlyFinding(imageEndpointsIncomplete, planned(cloud)).message).toContain(
      'api needs the registry of nginx:1.27',
    );
  });
});

/** The network without NAT, with these interface endpoints. */
function byEndpoints(services: readonly string[]) {
  const open = { id: 'base/Open', vpc: 'base/Vpc', ingress: [anywhere(443)], egress: [] };
  const cloud = add(
    'securityGroups',
    open,
    change('routeTables', 'base/PrivateRoutes', { routes: [] }),
  );
  return services.reduce(
    (with_, service) => add('endpoints', endpoint(service, 'base/Open'), with_),
    cloud,
  );
}

function endpoint(service: string, group: string): EndpointFact {
  return {
    id: `base/${service}`,
    vpc: 'base/Vpc',
    service,
    type: 'interface',
    privateDns: true,
    subnets: ['base/PrivateSubnet1', 'base/PrivateSubnet2'],
    securityGroups: [group],
    routeTables: [],
    available: true,
  };
}
