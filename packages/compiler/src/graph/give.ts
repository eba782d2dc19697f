import type { Application } from '../application/application.ts';
import { type ResourceDetails, resource } from './build-resource.ts';
import type { Resource } from './graph.ts';
import { type HandoverKey, handoverId, handoverPath } from './handover.ts';
import type { Reference } from './intrinsics.ts';

/** Hands a value over to other stacks: the SSM parameter that `Takings.value` of the same key reads. */
export function give(
  application: Application,
  key: HandoverKey,
  value: string | Reference,
  details: ResourceDetails,
): Resource<'AWS::SSM::Parameter'> {
  return resource(
    'AWS::SSM::Parameter',
    handoverId('handover', key),
    { Name: handoverPath(application, key), Type: 'String', Value: value },
    details,
  );
}

/** Hands a list over to other stacks, for `Takings.list`. */
export function giveList(
  application: Application,
  key: HandoverKey,
  values: readonly Reference[] | Reference,
  details: ResourceDetails,
): Resource<'AWS::SSM::Parameter'> {
  return resource(
    'AWS::SSM::Parameter',
    handoverId('handover', key),
    {
      Name: handoverPath(application, key),
      Type: 'StringList',
      Value: { 'Fn::Join': [',', values] },
    },
    details,
  );
}
