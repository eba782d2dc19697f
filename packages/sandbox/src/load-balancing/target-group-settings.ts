import { isIPv4 } from 'node:net';
import type { Account } from '../account.ts';
import { NotModelled } from '../aws/aws-error.ts';
import { arnOf } from '../aws/identity.ts';
import { Attributes, attributeShape } from './attributes.ts';
import { elbError } from './elb-error.ts';
import type { TargetGroup } from './elements.ts';
import { changeHealthCheck, defaultHealthCheck } from './health-check.ts';
import { checkName } from './names.ts';
import { flag, integer, invalid, list, record, tags, text } from './read-properties.ts';
import type { Store } from './store.ts';
import { targetGroupAttributes } from './target-group-attributes.ts';
import type { Target } from './target-groups.ts';

/** The settings of a health check as templates and SDK clients write them. */
export const healthCheckShape = {
  HealthCheckEnabled: flag,
  HealthCheckProtocol: text,
  HealthCheckPort: text,
  HealthCheckPath: text,
  HealthCheckIntervalSeconds: integer,
  HealthCheckTimeoutSeconds: integer,
  HealthyThresholdCount: integer,
  UnhealthyThresholdCount: integer,
  Matcher: record({ HttpCode: text }),
};

export const targetsReader = list(record({ Id: text, Port: integer, AvailabilityZone: text }));

/** A target group as templates write it. */
export const targetGroupReader = record({
  ...healthCheckShape,
  Name: text,
  Port: integer,
  Protocol: text,
  ProtocolVersion: text,
  IpAddressType: text,
  VpcId: text,
  TargetType: text,
  Targets: targetsReader,
  TargetGroupAttributes: list(record(attributeShape)),
  Tags: tags,
});

type TargetGroupInput = ReturnType<typeof targetGroupReader>;

/** Throws AwsError as ELB would. */
export function createTargetGroup(
  { identity }: Pick<Account, 'identity'>,
  store: Store,
  name: string,
  input: TargetGroupInput,
): TargetGroup {
  checkName('Target group', name, store.groups.values());
  checkProtocol(input);
  if (input.Port === undefined) throw invalid('A port must be specified');
  if (input.VpcId === undefined) throw invalid('A VPC ID must be specified');
  const attributes = new Attributes('Target group', targetGroupAttributes);
  attributes.set(input.TargetGroupAttributes ?? []);
  const fullName = `targetgroup/${name}/${identity.hex(16)}`;
  const group: TargetGroup = {
    arn: arnOf(identity, 'elasticloadbalancing', fullName),
    name,
    fullName,
    vpcId: input.VpcId,
    port: input.Port,
    targetType: readTargetType(input.TargetType),
    attributes,
    check: changeHealthCheck(defaultHealthCheck, input),
  };
  store.groups.set(group.arn, group);
  return group;
}

/** Throws ResourceInUse while a listener or a rule leads to it. */
export function deleteTargetGroup(store: Store, group: TargetGroup): void {
  if (store.uses.has(group.arn)) {
    throw elbError(
      'ResourceInUse',
      `Target group '${group.arn}' is currently in use by a listener or a rule`,
    );
  }
  store.groups.delete(group.arn);
}

/** Targets as templates and SDK clients write them; the group's port is the default. */
export function readTargets(
  group: TargetGroup,
  inputs: ReturnType<typeof targetsReader>,
): readonly Target[] {
  return inputs.map(({ Id = '', Port = group.port }) => {
    if (group.targetType === 'instance') throw new NotModelled('instances as targets');
    if (!isIPv4(Id)) throw elbError('InvalidTarget', `The IP address '${Id}' is not valid`);
    return { address: Id, port: Port };
  });
}

function checkProtocol({
  Protocol,
  ProtocolVersion = 'HTTP1',
  IpAddressType = 'ipv4',
}: TargetGroupInput) {
  if (Protocol === undefined) throw invalid('A protocol must be specified');
  if (Protocol !== 'HTTP') throw new NotModelled(`target groups with the protocol ${Protocol}`);
  if (ProtocolVersion !== 'HTTP1') {
    throw new NotModelled(`target groups with the protocol version ${ProtocolVersion}`);
  }
  if (IpAddressType !== 'ipv4') throw new NotModelled(`target groups with ${IpAddressType}`);
}

function readTargetType(type = 'instance'): TargetGroup['targetType'] {
  if (type === 'ip' || type === 'instance') return type;
  throw new NotModelled(`target groups with the target type ${type}`);
}
