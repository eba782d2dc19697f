import type { Application, ExistingLoadBalancer } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { hasLoadBalancer } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** What a load balancer that exists cannot be used for. */
export function findEntryProblems(application: Application): readonly Diagnostic[] {
  const { loadBalancer } = application;
  if (!loadBalancer || !hasLoadBalancer(application)) return [];
  return faultsOf(application, loadBalancer).map((fault) =>
    graphProblems['graph/existing-load-balancer'](loadBalancer.span, { fault }),
  );
}

function faultsOf(
  { region, network, operations }: Application,
  { listener }: ExistingLoadBalancer,
): readonly string[] {
  const [, , , found = ''] = listener.split(':');
  return [
    ...(found === region ? [] : [`it is in ${found}, and the project in ${region}`]),
    ...(network.existing
      ? []
      : ['it stands in a VPC that exists, and the project builds one of its own']),
    ...(operations.waf ? ['`waf` would change it'] : []),
  ];
}
