import type { Application, TaskKind } from '../../application/application.ts';
import type { Store } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, type ResourceDetails, ref, resource } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Parameter, Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Reference } from '../intrinsics.ts';
import { existingStoreOf, isExisting, networkStoresOf, tasksOf, volumesOf } from '../parts.ts';
import { noEgress } from './no-egress.ts';

export type SecurityGroup = Resource<'AWS::EC2::SecurityGroup'>;

export interface SecurityGroups {
  readonly tasks: readonly TaskGroup[];
  /** Of stores that exist. */
  readonly parameters: readonly Parameter[];
  readonly resources: readonly Resource[];
}

/** The security group of a service's tasks. */
export interface TaskGroup {
  readonly service: TaskKind;
  readonly group: SecurityGroup;
}

/**
 * Builds a security group for each service, store and volume in the network, and hands it over.
 * They let nothing in or out: the rules between two groups are resources of the service stacks,
 * since groups that name each other would be a circle.
 */
export function buildSecurityGroups(application: Application, vpc: Reference): SecurityGroups {
  const build = (group: GroupRequest) => buildGroup(group, application, vpc);
  const tasks = tasksOf(application).map((service) => ({
    service,
    ...build({
      key: `security-group/${service.name}`,
      id: logicalId('security-group', service.name),
      description: `Tasks of ${service.name}`,
      details: { span: service.span, owner: service.name },
    }),
  }));
  const stores = networkStoresOf(application)
    .filter((store) => !isExisting(store))
    .map(({ name, span }) =>
      build({
        key: `security-group/${name}`,
        id: logicalId('security-group', name),
        description: `Store ${name}`,
        details: { span, owner: name },
      }),
    );
  const existing = networkStoresOf(application).flatMap((store) => takeGroup(store, application));
  const volumes = volumesOf(application).map(({ name, span }) =>
    build({
      key: `volume/${name}/security-group`,
      id: logicalId('volume', name, 'security-group'),
      description: `File system of volume ${name}`,
      details: { span, owner: name },
    }),
  );
  return {
    tasks,
    parameters: existing.map(({ parameter }) => parameter),
    resources: [
      ...[...tasks, ...stores, ...volumes].flatMap(({ group, given }) => [group, given]),
      ...existing.map(({ given }) => given),
    ],
  };
}

/** The security group of a store that exists: it gets rules from the stacks of services alone. */
function takeGroup(
  store: Store,
  application: Application,
): readonly { readonly parameter: Parameter; readonly given: Resource }[] {
  const existing = existingStoreOf(store);
  if (!existing) return [];
  const { name, span } = store;
  const parameter: Parameter = {
    id: existingGroupId(name),
    type: 'AWS::EC2::SecurityGroup::Id',
    description: `Security group of ${name}.`,
    default: existing.securityGroup,
  };
  const given = give(application, `security-group/${name}`, ref(parameter), { span });
  return [{ parameter, given }];
}

/** Id of the parameter, by the store's name. */
export function existingGroupId(store: string): string {
  return logicalId('existing', store, 'security-group');
}

interface GroupRequest {
  readonly key: HandoverKey;
  readonly id: string;
  /** Changing it would replace the group. */
  readonly description: string;
  readonly details: ResourceDetails;
}

function buildGroup(
  { key, id, description, details }: GroupRequest,
  application: Application,
  vpc: Reference,
): { readonly group: SecurityGroup; readonly given: Resource } {
  const group = resource(
    'AWS::EC2::SecurityGroup',
    id,
    { GroupDescription: description, VpcId: vpc, SecurityGroupEgress: [noEgress] },
    details,
  );
  return { group, given: give(application, key, attribute(group, 'GroupId'), details) };
}
