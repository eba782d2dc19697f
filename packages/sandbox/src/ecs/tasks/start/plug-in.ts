import { AwsError } from '../../../aws/aws-error.ts';
import type { InterfaceRequest, Network, NetworkInterface } from '../../../network/network.ts';
import { TaskStartError } from './task-start-error.ts';

/** Gives a task its network interface; throws TaskStartError as ECS tells EC2's refusals. */
export function plugIn(network: Network, request: InterfaceRequest): NetworkInterface {
  try {
    return network.plugIn(request);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const assignment = request.assignPublicAddress ? 'enabled' : 'disabled';
    throw new TaskStartError(
      `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment ${assignment} in subnet '${request.subnetId}': ${error.name}`,
    );
  }
}
