import { isDeepStrictEqual } from 'node:util';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceRequest } from '../../resources/resource-handler.ts';
import type { ParameterGroup } from './rds-records.ts';
import { tlsParameters } from './requires-tls.ts';

interface GroupKind {
  readonly type: string;
  readonly nameProperty: string;
  readonly arnType: string;
  /** Families that only the other kind of group has are refused. */
  readonly families: RegExp;
}

/** Groups of parameters of instances. */
export const instanceGroups: GroupKind = {
  type: 'AWS::RDS::DBParameterGroup',
  nameProperty: 'DBParameterGroupName',
  arnType: 'pg',
  families: /^((aurora-)?(postgres(ql)?|mysql)|mariadb)\d/,
};

/** Groups of parameters of clusters. */
export const clusterGroups: GroupKind = {
  type: 'AWS::RDS::DBClusterParameterGroup',
  nameProperty: 'DBClusterParameterGroupName',
  arnType: 'cluster-pg',
  families: /^aurora-(postgresql|mysql)\d/,
};

export function parameterGroupHandler(
  kind: GroupKind,
  groups: Map<string, ParameterGroup>,
  identity: Identity,
): ResourceHandler {
  const known = [kind.nameProperty, 'Description', 'Family', 'Parameters', 'Tags'];
  const read = (name: string, request: ResourceRequest): ParameterGroup => {
    const properties = readProperties(kind.type, request.properties, known);
    properties.requiredText('Description');
    const family = properties.requiredText('Family');
    if (!kind.families.test(family)) {
      throw new AwsError(
        'InvalidParameterValue',
        `ParameterGroupFamily ${family} is not a valid parameter group family`,
      );
    }
    const parameters = readParameters(kind.type, request.properties.Parameters);
    return { name, family, parameters };
  };
  const put = (group: ParameterGroup) => {
    groups.set(group.name, group);
    return {
      physicalId: group.name,
      attributes: {
        [kind.nameProperty]: group.name,
        DBParameterGroupArn: arnOf(identity, 'rds', `${kind.arnType}:${group.name}`),
      },
    };
  };
  return {
    fidelity: 'modelled',
    async create(request) {
      const given = readProperties(kind.type, request.properties, known).text(kind.nameProperty);
      const name = (given ?? request.generatedName({ maxLength: 255 })).toLowerCase();
      if (groups.has(name)) {
        throw new AwsError(
          'DBParameterGroupAlreadyExists',
          `Parameter group ${name} already exists`,
        );
      }
      return put(read(name, request));
    },
    async update(request) {
      const before = groups.get(request.state.physicalId);
      const after = read(request.state.physicalId, request);
      if (!isDeepStrictEqual(before?.parameters, after.parameters)) {
        throw new NotModelled('new parameters for databases that run');
      }
      return put(after);
    },
    async delete({ state }) {
      groups.delete(state.physicalId);
    },
  };
}

function readParameters(type: string, given: unknown): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return {};
  refuseUnknown(`the Parameters of ${type}`, given, tlsParameters);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, `${value}`]));
}
