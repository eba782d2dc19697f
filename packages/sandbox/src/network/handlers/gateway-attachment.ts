import { AwsError } from '../../aws/aws-error.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::VPCGatewayAttachment';
const known = ['InternetGatewayId', 'VpcId'];

/** `AWS::EC2::VPCGatewayAttachment` of internet gateways: `Ref` is `IGW|vpc-…`. */
export function gatewayAttachmentHandler({ records }: NetworkParts): ResourceHandler {
  function attach(properties: Properties): string {
    const reader = readProperties(type, properties, known);
    const vpc = find.vpc(records, reader.requiredText('VpcId'));
    const gateway = find.internetGateway(records, reader.requiredText('InternetGatewayId'));
    if (gateway.vpcId !== undefined) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${gateway.id} is already attached to network ${gateway.vpcId}`,
      );
    }
    for (const other of records.internetGateways.values()) {
      if (other.vpcId !== vpc.id) continue;
      throw ec2Errors.invalid(`Network ${vpc.id} already has an internet gateway attached`);
    }
    gateway.vpcId = vpc.id;
    return vpc.id;
  }

  function detach(properties: Properties): void {
    const gateway = find.internetGateway(records, String(properties.InternetGatewayId));
    if (gateway.vpcId !== undefined && hasPublicAddresses(gateway.vpcId)) {
      throw new AwsError(
        'DependencyViolation',
        `Network ${gateway.vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    gateway.vpcId = undefined;
  }

  function hasPublicAddresses(vpcId: string): boolean {
    const mapped = [...records.interfaces.values()].some(
      (one) => one.vpcId === vpcId && one.publicAddress !== undefined,
    );
    return (
      mapped ||
      [...records.natGateways.values()].some(
        (gateway) => gateway.vpcId === vpcId && gateway.connectivity === 'public',
      )
    );
  }

  return {
    fidelity: 'modelled',
    wait: 'internet-gateway',
    create: async ({ properties }) => {
      const vpcId = attach(properties);
      return { physicalId: `IGW|${vpcId}`, attributes: { AttachmentType: 'IGW' } };
    },
    update: async ({ properties, before, state }) => {
      detach(before);
      attach(properties);
      return state;
    },
    delete: async ({ properties }) => detach(properties),
  };
}
