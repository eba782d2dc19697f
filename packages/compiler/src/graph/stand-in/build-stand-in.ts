import type { Application } from '../../application/application.ts';
import { buildStack } from '../build-stack.ts';
import { buildNetwork } from '../foundation/build-network.ts';
import type { Stack } from '../graph.ts';
import { entryStandIn } from './entry-stand-in.ts';
import { itemStandIns } from './item-stand-ins.ts';
import { joinParts, output, type StandInPart } from './stand-in-part.ts';
import { storeStandIns } from './store-stand-ins.ts';

/**
 * Builds what the project names as existing, for a rehearsal, where nothing exists: its outputs are
 * called as the parameters that shall have their values. Undefined when all is built.
 */
export function buildStandIn(application: Application): Stack | undefined {
  const parts = [...networkStandIns(application), ...itemStandIns(application)];
  if (parts.length === 0) return undefined;
  return buildStack({
    name: 'existing',
    layer: 'foundation',
    description: 'What exists already, for a rehearsal.',
    ...joinParts(parts),
  });
}

/** None without a network, in which all that has an address has to be. */
function networkStandIns(application: Application): readonly StandInPart[] {
  const { existing, ...plan } = application.network;
  if (!existing) return [];
  const nat = plan.nat === 'existing' ? 'single' : plan.nat;
  const network = buildNetwork({ ...application, network: { ...plan, nat } });
  const ground: StandInPart = {
    resources: network.resources,
    outputs: [
      output('ExistingVpc', network.vpc),
      ...(existing.publicSubnets.length > 0
        ? [output('ExistingPublicSubnets', { 'Fn::Join': [',', network.publicSubnets] })]
        : []),
      output('ExistingPrivateSubnets', { 'Fn::Join': [',', network.privateSubnets] }),
    ],
  };
  return [
    ground,
    ...(application.loadBalancer ? [entryStandIn(application, network)] : []),
    ...storeStandIns(application, network),
  ];
}
