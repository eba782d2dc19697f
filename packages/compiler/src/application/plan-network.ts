import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type {
  ExistingNetworkSettings,
  NetworkSettings,
  ProjectSettings,
  SubnetSettings,
} from '../project/settings.ts';
import type { NetworkPlan } from './application.ts';
import { problems } from './application-diagnostics.ts';

type Report = (diagnostic: Diagnostic) => void;

/** The network: two zones, tasks without public addresses, one way out; or one that exists. */
export function planNetwork({ network }: ProjectSettings, report: Report): NetworkPlan {
  if (network?.existing) return takeNetwork(network, network.existing, report);
  return {
    ...usual,
    ...(network?.cidr && { cidr: network.cidr.value }),
    ...(network?.zones && { zones: network.zones.value }),
    ...(network?.nat && { nat: network.nat.value }),
    endpoints: network?.endpoints.map(({ value }) => value) ?? [],
    ...(network?.subnets && { subnets: ownSubnets(network.subnets) }),
    ...(network && { span: network.span }),
  };
}

const usual = { cidr: '10.0.0.0/16', zones: 2, nat: 'single' } as const;

function ownSubnets(subnets: SubnetSettings): NonNullable<NetworkPlan['subnets']> {
  return {
    public: subnets.public.map(({ value }) => value),
    private: subnets.private.map(({ value }) => value),
    span: subnets.span,
  };
}

/** Without private subnets, as in the VPC that each account comes with, the public ones do. */
function takeNetwork(
  network: NetworkSettings,
  { vpc, public: publicOnes, private: privateOnes, span }: ExistingNetworkSettings,
  report: Report,
): NetworkPlan {
  reportUnused(network, vpc.value, report);
  const hasPrivate = privateOnes.length > 0;
  const publicSubnets = publicOnes.map(({ value }) => value);
  const privateSubnets = hasPrivate ? privateOnes.map(({ value }) => value) : publicSubnets;
  return {
    cidr: usual.cidr,
    zones: (publicSubnets.length > 0 ? publicSubnets : privateSubnets).length,
    nat: hasPrivate && network.nat?.value !== 'none' ? 'existing' : 'none',
    endpoints: [],
    existing: { vpc: vpc.value, publicSubnets, privateSubnets, span },
    span: network.span,
  };
}

/** Settings of a network that is built. Of `nat`, only that tasks get public addresses can be said. */
function reportUnused(network: NetworkSettings, vpc: string, report: Report): void {
  const { cidr, zones, nat, endpoints, subnets } = network;
  const unused = {
    cidr: cidr?.span,
    zones: zones?.span,
    nat: nat?.value === 'none' ? undefined : nat?.span,
    endpoints: endpoints[0]?.span,
    subnets: subnets?.span,
  };
  for (const [key, span] of Object.entries(unused)) {
    if (span) report(problems['application/network-exists'](span, { key, vpc }));
  }
}
