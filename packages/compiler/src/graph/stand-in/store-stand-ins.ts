import type { Application } from '../../application/application.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import { buildStore } from '../data/build-data.ts';
import { existingCredentialsId, existingHostId } from '../data/take-store.ts';
import { existingGroupId } from '../foundation/build-security-groups.ts';
import type { Network } from '../foundation/network.ts';
import type { Reference } from '../intrinsics.ts';
import { isExisting, type NetworkStore, networkStoresOf } from '../parts.ts';
import type { Takings } from '../take.ts';
import { asBuilt } from './as-built.ts';
import { output, type StandInPart } from './stand-in-part.ts';

/** The databases, caches and brokers that would be built, without alarms, which nobody would hear. */
export function storeStandIns(application: Application, network: Network): readonly StandInPart[] {
  return networkStoresOf(application).flatMap((store) => {
    return isExisting(store) ? [storeStandIn(store, application, network)] : [];
  });
}

function storeStandIn(
  store: NetworkStore,
  application: Application,
  network: Network,
): StandInPart {
  const { name, span } = store;
  const group = resource(
    'AWS::EC2::SecurityGroup',
    logicalId('security-group', name),
    { GroupDescription: `Store ${name}`, VpcId: network.vpc },
    { span },
  );
  const takings = takingsIn(network, attribute(group, 'GroupId'));
  const { resources, credentials, values } = buildStore(asBuilt(store), { application, takings });
  return {
    resources: [group, ...resources.filter(({ type }) => type !== 'AWS::CloudWatch::Alarm')],
    outputs: [
      output(existingGroupId(name), attribute(group, 'GroupId')),
      output(existingHostId(name), values.get(`store/${name}/host`) ?? ''),
      output(existingCredentialsId(name), credentials ? ref(credentials) : ''),
    ],
  };
}

/** In one stack, what others would hand over stands beside it. */
function takingsIn({ privateSubnets }: Network, group: Reference): Takings {
  return {
    value: () => group,
    subnets: () => ({ 'Fn::Split': [',', { 'Fn::Join': [',', privateSubnets] }] }),
    parameters: () => [],
  };
}
