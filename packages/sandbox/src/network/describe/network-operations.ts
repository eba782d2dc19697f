import type { Operations } from '../../aws/operation.ts';
import { aclOperations } from '../acls/acl-operations.ts';
import type { DescribeParts } from './describe-parts.ts';
import { describeInterfacesAndEndpoints } from './interfaces-and-endpoints.ts';
import { describeRoutesAndGateways } from './routes-and-gateways.ts';
import { describeSecurityGroups } from './security-groups.ts';
import { describeVpcsAndSubnets } from './vpcs-and-subnets.ts';

/** The operations of EC2 that the sandbox answers: those that read, and the making of network ACLs. */
export function networkOperations(parts: DescribeParts): Operations {
  return {
    ...describeVpcsAndSubnets(parts),
    ...describeRoutesAndGateways(parts),
    ...describeSecurityGroups(parts),
    ...describeInterfacesAndEndpoints(parts),
    ...aclOperations(parts),
  };
}
