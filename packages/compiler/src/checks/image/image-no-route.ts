import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import type { MissingLink } from '../reach.ts';
import { listed } from '../words.ts';
import { type BlockedPull, blockedPulls } from './pull-way.ts';

const problems = declareDiagnostics({
  'image-no-route': {
    severity: 'error',
    message: ({ services, why }: { readonly services: string; readonly why: string }) =>
      `${services} cannot reach the image registry: ${why}.`,
    help: () =>
      'Give the subnets a way out: `nat: single` (or `none`, for public addresses) in `x-seaworthy: network`, and egress on port 443.',
  },
});

/** Tasks that have no way to the registry that their image comes from. */
export const imageNoRoute: Check = {
  code: 'image-no-route',
  *run({ cloud }) {
    for (const [why, blocked] of groupByReason(
      blockedPulls(cloud).filter(({ kind }) => kind === 'way-out'),
    )) {
      const services = listed([...new Set(blocked.map(({ set }) => nameOf(set)))]);
      const [first] = blocked;
      if (!first) continue;
      const finding = problems['image-no-route'](first.set.span, { services, why });
      yield blocked.length === 1 ? about(first.set, finding) : finding;
    }
  },
};

function groupByReason(
  blocked: readonly BlockedPull[],
): ReadonlyMap<string, readonly BlockedPull[]> {
  const groups = new Map<string, BlockedPull[]>();
  for (const pull of blocked) {
    const why = reasonOf(pull.missing);
    const same = groups.get(why);
    if (same) same.push(pull);
    else groups.set(why, [pull]);
  }
  return groups;
}

function reasonOf(missing: MissingLink): string {
  switch (missing.kind) {
    case 'route':
      return `the route table of ${nameOf({ id: missing.subnet })} has no route to the internet`;
    case 'gateway':
      return `${nameOf({ id: missing.id })}, which the route leads to, does not work`;
    case 'public-address':
      return `${nameOf({ id: missing.subnet })} is public but the tasks get no public address`;
    case 'egress':
      return `the security group ${listed(missing.groups.map((id) => nameOf({ id })))} lets nothing out on port 443`;
    case 'ingress':
      return 'the endpoint lets nothing in';
  }
}
