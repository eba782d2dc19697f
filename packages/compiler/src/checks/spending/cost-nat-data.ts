import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { RouteTableFact } from '../../facts/cloud/network.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';
import { defaultRoute } from '../way-out.ts';

const problems = declareDiagnostics({
  'cost-nat-data': {
    severity: 'warning',
    message: () =>
      'Image layers and S3 objects go through the NAT gateway, at about $0.05 a GB, because the subnets have no S3 gateway endpoint.',
    help: () =>
      "Add a gateway endpoint for S3, which is free, to the subnets' route tables (and one for DynamoDB where it is used).",
  },
});

/** NAT gateways that carry traffic for which AWS has a free way. */
export const costNatData: Check = {
  code: 'cost-nat-data',
  *run({ cloud }) {
    const reported = new Set<string>();
    for (const table of cloud.routeTables) {
      const isThroughNat = defaultRoute(table)?.target.kind === 'nat-gateway';
      if (!isThroughNat || hasGatewayEndpoint(cloud, table) || reported.has(table.vpc)) continue;
      reported.add(table.vpc);
      yield about(table, problems['cost-nat-data'](undefined, {}));
    }
  },
};

function hasGatewayEndpoint({ endpoints }: CloudFacts, { id }: RouteTableFact): boolean {
  return endpoints.some(
    ({ service, type, routeTables }) =>
      service === 's3' && type === 'gateway' && routeTables.includes(id),
  );
}
