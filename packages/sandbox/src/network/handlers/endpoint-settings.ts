import type { Statement } from '../../iam/policy/statement.ts';
import type { Vpc } from '../records.ts';

/** What a template asks of an endpoint. */
export interface EndpointSettings {
  readonly id: string;
  readonly vpc: Vpc;
  readonly service: string;
  readonly policy: readonly Statement[] | undefined;
  readonly privateDns: boolean;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly routeTableIds: readonly string[];
}
