import { defaultQuotas } from '../network/quotas.ts';

export interface Quota {
  readonly service: string;
  readonly code: string;
  readonly name: string;
  readonly value: number;
}

/**
 * Quotas of an account in a region that a deployment can meet, with their codes in Service Quotas
 * (AWS General Reference, "Service endpoints and quotas" of each service).
 */
export const quotas: readonly Quota[] = [
  quota('cloudformation', 'L-0485CB21', 'Stack count', 2000),
  quota('ec2', 'L-0263D0A3', 'EC2-VPC Elastic IPs', defaultQuotas.elasticAddresses),
  quota('ecs', 'L-21C621EB', 'Clusters per account', 10_000),
  quota('ecs', 'L-9EF96962', 'Services per cluster', 5000),
  quota('elasticloadbalancing', 'L-53DA6B97', 'Application Load Balancers per Region', 50),
  quota('elasticloadbalancing', 'L-B22855CB', 'Target Groups per Region', 3000),
  quota('fargate', 'L-3032A538', 'Fargate On-Demand vCPU resource count', 6),
  quota('fargate', 'L-36FBB829', 'Fargate Spot vCPU resource count', 6),
  quota('vpc', 'L-A4707A72', 'Internet gateways per Region', defaultQuotas.internetGateways),
  quota(
    'vpc',
    'L-FE5A380F',
    'NAT gateways per Availability Zone',
    defaultQuotas.natGatewaysPerZone,
  ),
  quota('vpc', 'L-F678F1CE', 'VPCs per Region', defaultQuotas.vpcs),
];

function quota(service: string, code: string, name: string, value: number): Quota {
  return { service, code, name, value };
}
