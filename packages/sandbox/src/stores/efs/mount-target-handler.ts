import { AwsError } from '../../aws/aws-error.ts';
import type { Identity } from '../../aws/identity.ts';
import type { Network } from '../../network/network.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceState } from '../../resources/resource-handler.ts';
import { openEndpoint } from '../endpoint.ts';
import { zonesOf } from '../subnet-groups.ts';
import type { EfsRecords, MountTarget } from './efs-records.ts';
import { findFileSystem } from './find-file-system.ts';

const type = 'AWS::EFS::MountTarget';
const known = ['FileSystemId', 'SubnetId', 'SecurityGroups', 'IpAddressType'];

/** Where a file system is reached in a zone: a task's mount asks whether port 2049 is. */
export function mountTargetHandler(
  records: EfsRecords,
  network: Network,
  identity: Identity,
): ResourceHandler {
  const { mountTargets } = records;
  return {
    fidelity: 'modelled',
    wait: 'file-system-mount-target',
    async create({ properties: given }) {
      const properties = readProperties(type, given, known);
      const fileSystemId = properties.requiredText('FileSystemId');
      const subnetId = properties.requiredText('SubnetId');
      findFileSystem(records, fileSystemId);
      const [zone = subnetId] = zonesOf(network, [subnetId]);
      checkZone(mountTargets, fileSystemId, zone);
      const securityGroupIds = readTexts(given, 'SecurityGroups');
      const owner = `file system ${fileSystemId}`;
      const endpoint = openEndpoint(network, { subnetId, securityGroupIds, owner, port: 2049 });
      endpoint.name([`${fileSystemId}.efs.${identity.region}.amazonaws.com`]);
      const target = { id: `fsmt-${identity.hex(17)}`, fileSystemId, subnetId, zone, endpoint };
      mountTargets.set(target.id, target);
      return stateOf(target);
    },
    async update({ properties, state }) {
      readProperties(type, properties, known);
      const target = mountTargets.get(state.physicalId);
      if (target === undefined) throw notFound(state.physicalId);
      target.endpoint.regroup(readTexts(properties, 'SecurityGroups'));
      return stateOf(target);
    },
    async delete({ state }) {
      mountTargets.get(state.physicalId)?.endpoint.close();
      mountTargets.delete(state.physicalId);
    },
  };
}

function stateOf({ id, endpoint }: MountTarget): ResourceState {
  return { physicalId: id, attributes: { Id: id, IpAddress: endpoint.address() } };
}

function checkZone(
  mountTargets: ReadonlyMap<string, MountTarget>,
  fileSystemId: string,
  zone: string,
): void {
  const targets = [...mountTargets.values()];
  if (!targets.some((each) => each.fileSystemId === fileSystemId && each.zone === zone)) return;
  const text = 'mount target already exists in this AZ';
  throw new AwsError('MountTargetConflict', text, { status: 409 });
}

function notFound(id: string): AwsError {
  const text = `Mount target '${id}' does not exist.`;
  return new AwsError('MountTargetNotFound', text, { status: 404 });
}
