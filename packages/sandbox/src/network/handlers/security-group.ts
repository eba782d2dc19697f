import { AwsError } from '../../aws/aws-error.ts';
import { readObjects } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import { withRules } from '../security-groups/add-rules.ts';
import { isReferenced } from '../security-groups/is-referenced.ts';
import { readRule } from '../security-groups/read-rule.ts';
import {
  allowAllEgress,
  type Direction,
  type Rule,
  type SecurityGroup,
} from '../security-groups/security-group.ts';
import type { NetworkParts } from './network-parts.ts';

const type = 'AWS::EC2::SecurityGroup';
const known = [
  'GroupDescription',
  'GroupName',
  'SecurityGroupEgress',
  'SecurityGroupIngress',
  'Tags',
  'VpcId',
];

/** `AWS::EC2::SecurityGroup`: `Ref` is its id, as for every group in a VPC. */
export function securityGroupHandler({ records, identity }: NetworkParts): ResourceHandler {
  function inlineRules(
    properties: Properties,
    direction: Direction,
    group: SecurityGroup,
  ): readonly Rule[] {
    const name = direction === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
    const rules = readObjects(properties, name).map(
      (rule): Rule => ({
        id: `sgr-${identity.hex(17)}`,
        ...readRule(
          `${type} ${name}`,
          rule,
          { direction, group },
          { records, region: identity.region },
        ),
        inline: true,
      }),
    );
    const open = direction === 'egress' && rules.length === 0;
    return open ? [allowAllEgress(`sgr-${identity.hex(17)}`)] : rules;
  }

  /** Rules that are resources of their own stay; those in the group are replaced as a whole. */
  function applyRules(group: SecurityGroup, properties: Properties): void {
    const [ingress, egress] = (['ingress', 'egress'] as const).map((direction) =>
      withRules(
        group[direction].filter((rule) => !rule.inline),
        inlineRules(properties, direction, group),
      ),
    );
    group.ingress = ingress ?? [];
    group.egress = egress ?? [];
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      const reader = readProperties(type, request.properties, known);
      const vpcId = reader.text('VpcId');
      if (vpcId === undefined) {
        throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
      }
      const group: SecurityGroup = {
        id: `sg-${identity.hex(17)}`,
        vpcId: find.vpc(records, vpcId).id,
        name: reader.text('GroupName') ?? request.generatedName({ maxLength: 255 }),
        description: readDescription(reader),
        ingress: [],
        egress: [],
      };
      checkName(group);
      records.securityGroups.set(group.id, group);
      try {
        applyRules(group, request.properties);
      } catch (reason) {
        records.securityGroups.delete(group.id);
        throw reason;
      }
      return {
        physicalId: group.id,
        attributes: { GroupId: group.id, Id: group.id, VpcId: group.vpcId },
      };
    },
    update: async ({ properties, state }) => {
      readProperties(type, properties, known);
      applyRules(find.securityGroup(records, state.physicalId), properties);
      return state;
    },
    delete: async ({ state }) => {
      const id = state.physicalId;
      if (isReferenced(records, id)) {
        throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`);
      }
      records.securityGroups.delete(id);
    },
  };

  function checkName({ name, vpcId }: SecurityGroup): void {
    if (name.startsWith('sg-')) {
      throw ec2Errors.invalidValue(name, 'groupName', 'Group names may not be in the format sg-*.');
    }
    for (const other of records.securityGroups.values()) {
      if (other.vpcId !== vpcId || other.name !== name) continue;
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      );
    }
  }
}

function readDescription(reader: PropertyReader): string {
  const description = reader.requiredText('GroupDescription');
  if (/[^\x20-\x7e]/.test(description)) {
    throw ec2Errors.invalidValue(
      description,
      'GroupDescription',
      'Character sets beyond ASCII are not supported.',
    );
  }
  if (!/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(description)) {
    throw ec2Errors.invalid(
      'Invalid security group description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  }
  return description;
}
