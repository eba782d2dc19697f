import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ZoneFact } from '../../facts/cloud/balance.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'zone-delegation-mismatch': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Enter the four name servers of the hosted zone at the registrar of the domain, and delete any second zone of the same name.',
  },
});

/** Hosted zones that the internet does not ask, so that records in them are never seen. */
export const zoneDelegationMismatch: Check = {
  code: 'zone-delegation-mismatch',
  *run({ cloud }) {
    const names = new Map<string, number>();
    for (const { name, public: isPublic } of cloud.zones)
      if (isPublic) names.set(name, (names.get(name) ?? 0) + 1);
    for (const zone of cloud.zones.filter((each) => each.public)) {
      for (const [severity, what] of defectsOf(cloud, zone, names.get(zone.name) ?? 0)) {
        const finding = problems['zone-delegation-mismatch'](undefined, { what });
        yield about(zone, withSeverity(severity, finding));
      }
    }
  },
};

function* defectsOf(
  cloud: CloudFacts,
  zone: ZoneFact,
  namesakes: number,
): Generator<readonly [Severity, string]> {
  const { name, nameServers, delegatedTo, created } = zone;
  if (nameServers !== 'unknown' && delegatedTo !== 'unknown' && !isSame(nameServers, delegatedTo))
    yield [
      'error',
      `The domain ${name} is delegated to ${listed(delegatedTo) || 'nobody'}, not to its hosted zone: records there are never seen.`,
    ];
  if (namesakes > 1)
    yield [
      'warning',
      `There are ${namesakes} public hosted zones for ${name}; the internet asks only one.`,
    ];
  const isValidatedThere = cloud.certificates.some(({ names }) =>
    names.some((each) => each === name || each.endsWith(`.${name}`)),
  );
  if (created && isValidatedThere)
    yield [
      'warning',
      `The hosted zone for ${name} is created together with a certificate that is validated in it: the deployment waits until the registrar knows the new name servers.`,
    ];
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  const normal = (names: readonly string[]) =>
    names
      .map((name) => name.toLowerCase().replace(/\.$/, ''))
      .sort()
      .join();
  return normal(left) === normal(right);
}
