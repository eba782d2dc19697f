import { type Fault, refuse } from '../fault.ts';
import { removeResources } from '../template/template-body.ts';

export const noRoute: Fault = {
  name: 'no-route',
  does: 'private subnets lose their route to the NAT gateway',
  expects: 'nothing of AWS is reached, five times retried; the second task trips the breaker',
  shows: /service call has been retried 5 time\(s\).*i\/o timeout/,
  ends: 'rolled-back',
  cause: 'image-no-route',
  change: ({ application: { network } }) =>
    network.nat === 'none' || network.nat === 'existing'
      ? refuse(`the network has no NAT gateway${network.existing ? ' of the project' : ''}`)
      : {
          kind: 'change',
          foundation: removeResources(
            ({ NatGatewayId }, type) => type === 'AWS::EC2::Route' && NatGatewayId !== undefined,
          ),
        },
};
