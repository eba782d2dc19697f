import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::InternetGateway';
const known = ['Tags'];

/** `AWS::EC2::InternetGateway`. */
export function internetGatewayHandler({
  records,
  identity,
  quotas,
}: NetworkParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    wait: 'internet-gateway',
    create: async ({ properties }) => {
      readProperties(type, properties, known);
      if (records.internetGateways.size >= quotas.internetGateways) {
        throw ec2Errors.limitReached('InternetGatewayLimitExceeded', 'internet gateways');
      }
      const id = `igw-${identity.hex(17)}`;
      records.internetGateways.set(id, { id, vpcId: undefined });
      return { physicalId: id, attributes: { InternetGatewayId: id } };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ state }) => {
      const gateway = find.internetGateway(records, state.physicalId);
      if (gateway.vpcId !== undefined) {
        throw ec2Errors.hasDependencies('internetGateway', gateway.id);
      }
      records.internetGateways.delete(gateway.id);
    },
  };
}
