import { AwsError } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Network } from '../../network/network.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceRequest } from '../../resources/resource-handler.ts';
import { zonesOf } from '../subnet-groups.ts';
import type { RdsRecords } from './rds-records.ts';

const type = 'AWS::RDS::DBSubnetGroup';
const known = ['DBSubnetGroupName', 'DBSubnetGroupDescription', 'SubnetIds', 'Tags'];

/** Groups of subnets in at least two zones. */
export function subnetGroupHandler(
  { subnetGroups }: RdsRecords,
  network: Network,
  identity: Identity,
): ResourceHandler {
  const put = (name: string, { properties }: ResourceRequest) => {
    const subnetIds = readTexts(properties, 'SubnetIds');
    checkCoverage(zonesOf(network, subnetIds));
    subnetGroups.set(name, { name, subnetIds });
    return {
      physicalId: name,
      attributes: { DBSubnetGroupArn: arnOf(identity, 'rds', `subgrp:${name}`) },
    };
  };
  return {
    fidelity: 'modelled',
    async create(request) {
      const properties = readProperties(type, request.properties, known);
      properties.requiredText('DBSubnetGroupDescription');
      const name =
        properties.text('DBSubnetGroupName') ?? request.generatedName({ maxLength: 255 });
      const stored = name.toLowerCase();
      if (subnetGroups.has(stored)) {
        throw new AwsError(
          'DBSubnetGroupAlreadyExists',
          `The DB subnet group '${stored}' already exists.`,
        );
      }
      return put(stored, request);
    },
    async update(request) {
      readProperties(type, request.properties, known);
      return put(request.state.physicalId, request);
    },
    async delete({ state }) {
      subnetGroups.delete(state.physicalId);
    },
  };
}

function checkCoverage(zones: ReadonlySet<string>): void {
  if (zones.size >= 2) return;
  throw new AwsError(
    'DBSubnetGroupDoesNotCoverEnoughAZs',
    `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${[...zones].join(', ')}. Add subnets to cover at least 2 AZs.`,
  );
}
