import type { Fault } from '../fault.ts';
import { editResources } from '../template/template-body.ts';

export const spotInterruption: Fault = {
  name: 'spot-interruption',
  does: 'the service runs on Fargate Spot, and AWS takes the capacity of one task away',
  expects: 'SIGTERM, a new task, a steady state again: nothing is wrong',
  shows: /Your Spot Task was interrupted\./,
  ends: 'deployed',
  afterwards: 'interrupt-task',
  change: () => ({
    kind: 'change',
    service: editResources('AWS::ECS::Service', (service) => ({
      ...service,
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
    })),
  }),
};
