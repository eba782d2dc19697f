import { AwsError } from '../aws/aws-error.ts';
import type {
  Endpoint,
  InternetGateway,
  NetworkRecords,
  RouteTable,
  Subnet,
  Vpc,
} from './records.ts';
import type { SecurityGroup } from './security-groups/security-group.ts';

/** EC2's refusals, in its own words. */
export const ec2Errors = {
  invalidValue: (value: string, parameter: string, why: string) =>
    new AwsError(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${parameter} is invalid. ${why}`,
    ),
  invalid: (message: string) => new AwsError('InvalidParameterValue', message),
  missing: (message: string) => new AwsError('MissingParameter', message),
  differentNetworks: () =>
    new AwsError(
      'InvalidParameterValue',
      'You have specified two resources that belong to different networks.',
    ),
  groupNotFound: (id: string) =>
    new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`),
  hasDependencies: (kind: string, id: string) =>
    new AwsError(
      'DependencyViolation',
      `The ${kind} '${id}' has dependencies and cannot be deleted.`,
    ),
  limitReached: (code: string, what: string) =>
    new AwsError(code, `The maximum number of ${what} has been reached.`),
};

/** Finds things by id, or throws that they do not exist. */
export const find = {
  vpc: (records: NetworkRecords, id: string): Vpc =>
    records.vpcs.get(id) ?? notFound('InvalidVpcID', `The vpc ID '${id}' does not exist`),
  subnet: (records: NetworkRecords, id: string): Subnet =>
    records.subnets.get(id) ?? notFound('InvalidSubnetID', `The subnet ID '${id}' does not exist`),
  internetGateway: (records: NetworkRecords, id: string): InternetGateway =>
    records.internetGateways.get(id) ??
    notFound('InvalidInternetGatewayID', `The internetGateway ID '${id}' does not exist`),
  routeTable: (records: NetworkRecords, id: string): RouteTable =>
    records.routeTables.get(id) ??
    notFound('InvalidRouteTableID', `The routeTable ID '${id}' does not exist`),
  securityGroup: (records: NetworkRecords, id: string): SecurityGroup => {
    const group = records.securityGroups.get(id);
    if (group === undefined) throw ec2Errors.groupNotFound(id);
    return group;
  },
  endpoint: (records: NetworkRecords, id: string): Endpoint =>
    records.endpoints.get(id) ??
    notFound('InvalidVpcEndpointId', `The Vpc Endpoint Id '${id}' does not exist`),
};

function notFound(kind: string, message: string): never {
  throw new AwsError(`${kind}.NotFound`, message);
}
