import type { Account } from '../../account.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ServiceControl } from '../services/service-control.ts';
import { createScalingControl, type ScalingControl } from './scaling-control.ts';
import { scalingHandlers } from './scaling-handlers.ts';
import { scalingOperations } from './scaling-operations.ts';

export interface ScalingPart extends Pick<ScalingControl, 'reportMetric'> {
  readonly operations: Operations;
  readonly handlers: Handlers;
}

/** Application Auto Scaling over the desired counts of services. */
export function createScaling(
  parts: Pick<Account, 'clock' | 'identity' | 'observe'>,
  services: Pick<ServiceControl, 'lookUp' | 'update'>,
): ScalingPart {
  const control = createScalingControl(parts, services);
  return {
    reportMetric: control.reportMetric,
    operations: scalingOperations(control),
    handlers: scalingHandlers(control, parts.observe),
  };
}
