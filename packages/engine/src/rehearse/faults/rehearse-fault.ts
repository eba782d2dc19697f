import type { Application, Diagnostic } from '@seaworthy/compiler';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import type { ImageConfig } from '../../images/service-images.ts';
import { afterDeployment } from './after-deployment.ts';
import { applyFault, whyRefused } from './apply-fault.ts';
import type { Fault, FaultyService, ShipmentParts } from './fault.ts';

/** A mistake that was made on purpose, and whether it ended as it should on AWS. */
export interface FaultReport {
  readonly name: string;
  readonly does: string;
  readonly expects: string;
  /** AWS's own words for it were told, and its cause was named first. */
  readonly asExpected: boolean;
}

/** The project has no place for a fault; the message says why. */
export class FaultRefused extends Error {
  override readonly name = 'FaultRefused';
}

/** What of a ground makes faults possible. */
export interface FaultGround {
  /** What the image of a service starts by itself. */
  imageConfig(service: FaultyService): ImageConfig;
  /** Takes the capacity of a task on Fargate Spot away. */
  interruptTask(taskArn: string): void;
}

/** A shipment with a fault in it, and what is to be done once it is deployed. */
export interface FaultyDeployment<Parts extends ShipmentParts> {
  readonly shipment: Parts;
  readonly afterwards: (context: DeploymentContext) => Promise<void>;
}

/** Says that a project has no place for a fault before anything is built. Throws FaultRefused. */
export function refuseFault(fault: Fault, application: Application): void {
  const reason = whyRefused(fault, application);
  if (reason !== undefined) throw refusalOf(fault, reason);
}

/** Puts a fault into what is deployed. Throws FaultRefused. */
export function prepareFault<Parts extends ShipmentParts>(
  fault: Fault,
  shipment: Parts,
  ground: FaultGround,
): FaultyDeployment<Parts> {
  const applied = applyFault(fault, shipment, { imageConfig: ground.imageConfig });
  if (applied.kind === 'refusal') {
    throw refusalOf(fault, applied.reason);
  }
  const { name } = applied.service;
  const stack = shipment.graph.stacks.find(({ service }) => service === name)?.name ?? '';
  const { afterwards } = fault;
  return {
    shipment: applied.shipment,
    afterwards: async (context) => {
      if (afterwards === undefined) return;
      await afterDeployment(afterwards, { name, stack }, context, ground.interruptTask);
    },
  };
}

function refusalOf({ name }: Fault, reason: string): FaultRefused {
  return new FaultRefused(`${name} cannot be rehearsed: ${reason}`);
}

export function reportFault(
  { name, does, expects, cause }: Fault,
  shown: boolean,
  diagnostics: readonly Diagnostic[],
): FaultReport {
  return { name, does, expects, asExpected: shown && diagnostics[0]?.code === cause };
}
