import type { ExistingNetwork } from '../../application/application.ts';
import { ref } from '../build-resource.ts';
import type { Parameter } from '../graph.ts';
import type { Network } from './network.ts';

/** The user's own network, as the foundation's parameters name it. Without public subnets nothing public is built. */
export function takeExistingNetwork({ publicSubnets }: ExistingNetwork): Network {
  const hasPublic = publicSubnets.length > 0;
  return {
    vpc: ref('ExistingVpc'),
    publicSubnets: ref(hasPublic ? 'ExistingPublicSubnets' : 'ExistingPrivateSubnets'),
    privateSubnets: ref('ExistingPrivateSubnets'),
  };
}

/**
 * Parameters with the ids of the network: CloudFormation looks whether they exist before it makes
 * anything, and a rehearsal gives those of a network of its own.
 */
export function existingNetworkParameters({
  vpc,
  publicSubnets,
  privateSubnets,
}: ExistingNetwork): readonly Parameter[] {
  return [
    {
      id: 'ExistingVpc',
      type: 'AWS::EC2::VPC::Id',
      description: 'VPC that everything is put into.',
      default: vpc,
    },
    ...(publicSubnets.length > 0
      ? [
          subnetsParameter(
            'ExistingPublicSubnets',
            'Subnets with addresses of the internet.',
            publicSubnets,
          ),
        ]
      : []),
    subnetsParameter('ExistingPrivateSubnets', 'Subnets of tasks and stores.', privateSubnets),
  ];
}

function subnetsParameter(id: string, description: string, subnets: readonly string[]): Parameter {
  return { id, type: 'List<AWS::EC2::Subnet::Id>', description, default: subnets.join(',') };
}
