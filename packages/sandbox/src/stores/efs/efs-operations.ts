import type * as Sdk from '@aws-sdk/client-efs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Need, Operations } from '../../aws/operation.ts';
import type { Inventory, InventoryItem } from '../../resources/inventory.ts';
import { readTexts } from '../../resources/read-lists.ts';

/** The operations of EFS that the sandbox answers: where file systems are reached. */
export function efsOperations(inventory: Inventory, identity: Identity): Operations {
  const targets = () => inventory.ofType('AWS::EFS::MountTarget');
  const needs = (action: string, fileSystem = '*'): readonly Need[] => [
    {
      action: `elasticfilesystem:${action}`,
      resource: arnOf(identity, 'elasticfilesystem', `file-system/${fileSystem}`),
    },
  ];

  return {
    DescribeMountTargets: {
      needs: ({ FileSystemId }: Sdk.DescribeMountTargetsRequest) =>
        needs('DescribeMountTargets', FileSystemId),
      run: ({ FileSystemId: id }: Sdk.DescribeMountTargetsRequest) => {
        if (id === undefined) throw new NotModelled('DescribeMountTargets without a file system');
        if (inventory.find('AWS::EFS::FileSystem', id) === undefined) throw noFileSystem(id);
        return {
          MountTargets: targets()
            .filter(({ properties }) => properties.FileSystemId === id)
            .map((target) => describeTarget(target, identity)),
        };
      },
    },
    DescribeMountTargetSecurityGroups: {
      needs: ({ MountTargetId = '' }: Sdk.DescribeMountTargetSecurityGroupsRequest) => {
        const found = inventory.find('AWS::EFS::MountTarget', MountTargetId);
        return needs(
          'DescribeMountTargetSecurityGroups',
          found && String(found.properties.FileSystemId),
        );
      },
      run: ({ MountTargetId: id = '' }: Sdk.DescribeMountTargetSecurityGroupsRequest) => {
        const found = inventory.find('AWS::EFS::MountTarget', id);
        if (found === undefined) throw noTarget(id);
        return { SecurityGroups: readTexts(found.properties, 'SecurityGroups') };
      },
    },
  };
}

function describeTarget(
  { state, properties }: InventoryItem,
  identity: Identity,
): Sdk.MountTargetDescription {
  return {
    MountTargetId: state.physicalId,
    OwnerId: identity.account,
    FileSystemId: String(properties.FileSystemId),
    SubnetId: String(properties.SubnetId),
    LifeCycleState: 'available',
    IpAddress: String(state.attributes.IpAddress),
  };
}

function noFileSystem(id: string): AwsError {
  const text = `File system '${id}' does not exist.`;
  return new AwsError('FileSystemNotFound', text, { status: 404 });
}

function noTarget(id: string): AwsError {
  const text = `Mount target '${id}' does not exist.`;
  return new AwsError('MountTargetNotFound', text, { status: 404 });
}
