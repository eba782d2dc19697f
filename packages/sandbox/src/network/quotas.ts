/** How much of each thing an account may have in a region. */
export interface NetworkQuotas {
  readonly vpcs: number;
  readonly internetGateways: number;
  readonly elasticAddresses: number;
  readonly natGatewaysPerZone: number;
}

/** The quotas of a new account (Amazon VPC User Guide, "Amazon VPC quotas"). */
export const defaultQuotas: NetworkQuotas = {
  vpcs: 5,
  internetGateways: 5,
  elasticAddresses: 5,
  natGatewaysPerZone: 5,
};
