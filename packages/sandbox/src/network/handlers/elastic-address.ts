import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors } from '../ec2-errors.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::EIP';
const known = ['Domain', 'Tags'];

/** `AWS::EC2::EIP`: `Ref` is the address. */
export function elasticAddressHandler({
  records,
  identity,
  quotas,
  publicAddresses,
}: NetworkParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async ({ properties }) => {
      const domain = readProperties(type, properties, known).text('Domain') ?? 'vpc';
      if (domain !== 'vpc') throw new NotModelled(`Domain ${domain} of ${type}`);
      const left = quotas.elasticAddresses - records.elasticAddresses.size;
      const address = left > 0 ? publicAddresses.take() : undefined;
      if (address === undefined) {
        throw ec2Errors.limitReached('AddressLimitExceeded', 'addresses');
      }
      const allocationId = `eipalloc-${identity.hex(17)}`;
      records.elasticAddresses.set(allocationId, {
        allocationId,
        address,
        natGatewayId: undefined,
      });
      return {
        physicalId: address,
        attributes: { PublicIp: address, AllocationId: allocationId },
      };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      return state;
    },
    delete: async ({ state }) => {
      const found = [...records.elasticAddresses.values()].find(
        ({ address }) => address === state.physicalId,
      );
      if (found === undefined) return;
      if (found.natGatewayId !== undefined) {
        throw new AwsError('InvalidIPAddress.InUse', `Address ${found.address} is in use.`);
      }
      records.elasticAddresses.delete(found.allocationId);
      publicAddresses.give(found.address);
    },
  };
}
