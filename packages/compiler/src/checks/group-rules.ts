import type { Placement } from '../facts/cloud/fact.ts';
import type { RuleFact, SecurityGroupFact } from '../facts/cloud/network.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { covers, isPrivate } from './cidr.ts';
import { factNamed } from './fact-named.ts';
import { onceFor } from './once-for.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** The other end of a connection. */
export type OtherEnd = Placement | 'internet';

/**
 * Whether a thing's security groups let a TCP connection out to, or in from, the other end. Name
 * resolution, time and the metadata endpoints are not asked about: security groups do not filter
 * them.
 */
export function groupsLet(
  cloud: CloudFacts,
  direction: 'ingress' | 'egress',
  thing: Placement,
  port: number,
  otherEnd: OtherEnd,
): Answer {
  if (thing.securityGroups === 'unknown' || thing.securityGroups.length === 0) return 'unknown';
  const answers = thing.securityGroups.map((id) => {
    const group = factNamed(cloud.securityGroups, id);
    return group ? groupLets(cloud, group, direction, port, otherEnd) : 'unknown';
  });
  return best(answers);
}

function groupLets(
  cloud: CloudFacts,
  group: SecurityGroupFact,
  direction: 'ingress' | 'egress',
  port: number,
  otherEnd: OtherEnd,
): Answer {
  const rules = indexRules(group)[direction];
  const fits = (rule: RuleFact) => isForPort(rule, port);
  const byGroup = otherEnd === 'internet' ? 'no' : letsGroups(rules, otherEnd, fits);
  if (byGroup === 'yes') return 'yes';
  return best([
    byGroup,
    ...rules.others.filter(fits).map((rule) => ruleLets(cloud, rule, otherEnd)),
  ]);
}

function letsGroups(
  { byGroup }: RuleIndex,
  { securityGroups }: Placement,
  fits: (rule: RuleFact) => boolean,
): Answer {
  if (securityGroups === 'unknown')
    return [...byGroup.values()].some((rules) => rules.some(fits)) ? 'unknown' : 'no';
  return securityGroups.some((id) => byGroup.get(id)?.some(fits)) ? 'yes' : 'no';
}

function isForPort(rule: RuleFact, port: number): boolean {
  if (rule.protocol === '-1') return true;
  return (rule.protocol === 'tcp' || rule.protocol === '6') && rule.from <= port && port <= rule.to;
}

function ruleLets(cloud: CloudFacts, { peer }: RuleFact, otherEnd: OtherEnd): Answer {
  if (peer.kind === 'prefix-list') return 'unknown';
  if (peer.kind === 'group') return 'no';
  if (otherEnd === 'internet') return letsInternet(peer.cidr);
  if (otherEnd.subnets === 'unknown') return peer.cidr === '0.0.0.0/0' ? 'yes' : 'unknown';
  return worst(otherEnd.subnets.map((id) => letsSubnet(cloud, peer.cidr, id)));
}

/** A rule for some public addresses may be meant for the very one; a private range never is. */
function letsInternet(cidr: string): Answer {
  if (cidr === '0.0.0.0/0') return 'yes';
  return isPrivate(cidr) || cidr.includes(':') || cidr.endsWith('/32') ? 'no' : 'unknown';
}

function letsSubnet(cloud: CloudFacts, cidr: string, subnetId: string): Answer {
  const subnet = factNamed(cloud.subnets, subnetId);
  if (cidr.includes(':')) return 'no';
  const covered = covers(cidr, subnet?.cidr ?? 'unknown');
  return covered === 'unknown' ? 'unknown' : covered ? 'yes' : 'no';
}

/** Yes when one says yes. */
function best(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** No when one says no. */
function worst(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

interface RuleIndex {
  readonly byGroup: ReadonlyMap<string, readonly RuleFact[]>;
  readonly others: readonly RuleFact[];
}

/** A load balancer's group has a rule for every service: found by peer, not by searching. */
const indexRules = onceFor((group: SecurityGroupFact) => ({
  ingress: indexDirection(group.ingress),
  egress: indexDirection(group.egress),
}));

function indexDirection(rules: readonly RuleFact[]): RuleIndex {
  const byGroup = new Map<string, RuleFact[]>();
  const others: RuleFact[] = [];
  for (const rule of rules) {
    if (rule.peer.kind !== 'group') {
      others.push(rule);
      continue;
    }
    const same = byGroup.get(rule.peer.id);
    if (same) same.push(rule);
    else byGroup.set(rule.peer.id, [rule]);
  }
  return { byGroup, others };
}
