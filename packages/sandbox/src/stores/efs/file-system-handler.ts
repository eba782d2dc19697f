import { AwsError } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceState } from '../../resources/resource-handler.ts';
import type { EfsRecords } from './efs-records.ts';

const type = 'AWS::EFS::FileSystem';

/** File systems; their files are volumes of the container runner. */
export function fileSystemHandler(
  { fileSystems, mountTargets }: EfsRecords,
  identity: Identity,
): ResourceHandler {
  const stateOf = (id: string): ResourceState => {
    const arn = arnOf(identity, 'elasticfilesystem', `file-system/${id}`);
    return { physicalId: id, attributes: { FileSystemId: id, Arn: arn } };
  };
  const put = (id: string, properties: PropertyReader): ResourceState => {
    fileSystems.set(id, { id, encrypted: properties.boolean('Encrypted') ?? false });
    return stateOf(id);
  };
  return {
    fidelity: 'modelled',
    async create(request) {
      const properties = readProperties(type, request.properties, known);
      checkThroughput(properties);
      return put(`fs-${identity.hex(17)}`, properties);
    },
    async update(request) {
      const properties = readProperties(type, request.properties, known);
      checkThroughput(properties);
      return put(request.state.physicalId, properties);
    },
    async delete({ state }) {
      const id = state.physicalId;
      if ([...mountTargets.values()].some(({ fileSystemId }) => fileSystemId === id)) {
        throw new AwsError(
          'FileSystemInUse',
          `file system '${id}' cannot be deleted because it has mount targets`,
          { status: 409 },
        );
      }
      fileSystems.delete(id);
    },
    adoption: {
      identifiedBy: 'FileSystemId',
      adopt: (id) => (fileSystems.has(id) ? stateOf(id) : undefined),
    },
  };
}

const known = [
  ...['Encrypted', 'ThroughputMode', 'ProvisionedThroughputInMibps'],
  // Without effect here.
  ...['BackupPolicy', 'BypassPolicyLockoutSafetyCheck', 'FileSystemPolicy', 'FileSystemTags'],
  ...['KmsKeyId', 'LifecyclePolicies', 'PerformanceMode'],
];

function checkThroughput(properties: PropertyReader): void {
  const isProvisioned = properties.text('ThroughputMode') === 'provisioned';
  if (isProvisioned === (properties.number('ProvisionedThroughputInMibps') !== undefined)) return;
  throw new AwsError(
    'BadRequest',
    'ProvisionedThroughputInMibps must be given for the throughput mode provisioned, and only for it.',
  );
}
