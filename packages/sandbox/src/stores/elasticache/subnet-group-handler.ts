import { AwsError } from '../../aws/aws-error.ts';
import type { Network } from '../../network/network.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceRequest } from '../../resources/resource-handler.ts';
import { type SubnetGroup, zonesOf } from '../subnet-groups.ts';

const type = 'AWS::ElastiCache::SubnetGroup';
const known = ['CacheSubnetGroupName', 'Description', 'SubnetIds', 'Tags'];

/** Groups of subnets of one VPC. */
export function subnetGroupHandler(
  groups: Map<string, SubnetGroup>,
  network: Network,
): ResourceHandler {
  const put = (name: string, { properties }: ResourceRequest) => {
    const subnetIds = readTexts(properties, 'SubnetIds');
    zonesOf(network, subnetIds);
    groups.set(name, { name, subnetIds });
    return { physicalId: name, attributes: {} };
  };
  return {
    fidelity: 'modelled',
    async create(request) {
      const properties = readProperties(type, request.properties, known);
      properties.requiredText('Description');
      const given = properties.text('CacheSubnetGroupName');
      const name = (given ?? request.generatedName({ maxLength: 255 })).toLowerCase();
      if (groups.has(name)) {
        throw new AwsError(
          'CacheSubnetGroupAlreadyExists',
          `Cache subnet group ${name} already exists.`,
        );
      }
      return put(name, request);
    },
    async update(request) {
      readProperties(type, request.properties, known);
      return put(request.state.physicalId, request);
    },
    async delete({ state }) {
      groups.delete(state.physicalId);
    },
  };
}

/** The subnet in which a cache's first node is. Throws AwsError as ElastiCache does. */
export function firstSubnet(groups: ReadonlyMap<string, SubnetGroup>, name = 'default'): string {
  const [subnetId] = groups.get(name.toLowerCase())?.subnetIds ?? [];
  if (subnetId !== undefined) return subnetId;
  throw new AwsError('CacheSubnetGroupNotFoundFault', `Cache Subnet Group ${name} does not exist.`);
}
