import type { DeploymentContext } from '../aws/deployment-context.ts';

/** What every step of a shipment works with. */
export type ShipContext = DeploymentContext;
