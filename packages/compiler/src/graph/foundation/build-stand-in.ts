import type { Application } from '../../application/application.ts';
import { buildStack } from '../build-stack.ts';
import type { Output, Stack } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import { buildNetwork } from './build-network.ts';
import { existingNetworkParameters } from './existing-network.ts';

/**
 * Builds what the project names as existing, for a rehearsal, where nothing exists: its outputs are
 * called as the foundation's parameters that shall have their values. Undefined when all is built.
 */
export function buildStandIn(application: Application): Stack | undefined {
  const { existing, ...plan } = application.network;
  if (!existing) return undefined;
  const nat = plan.nat === 'existing' ? 'single' : plan.nat;
  const network = buildNetwork({ ...application, network: { ...plan, nat } });
  const values: Readonly<Record<string, Reference>> = {
    ExistingVpc: network.vpc,
    ExistingPublicSubnets: { 'Fn::Join': [',', network.publicSubnets] },
    ExistingPrivateSubnets: { 'Fn::Join': [',', network.privateSubnets] },
  };
  return buildStack({
    name: 'existing',
    layer: 'foundation',
    description: 'What exists already, for a rehearsal.',
    resources: network.resources,
    outputs: existingNetworkParameters(existing).map(({ id, description }): Output => {
      return { id, description, value: values[id] ?? '' };
    }),
  });
}
