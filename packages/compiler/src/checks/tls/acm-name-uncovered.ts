import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Fact } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { listed } from '../words.ts';
import { coversHost } from './certificate-names.ts';

interface Parameters {
  readonly host: string;
  readonly names: string;
}

const problems = declareDiagnostics({
  'acm-name-uncovered': {
    severity: 'error',
    message: ({ host, names }: Parameters) =>
      `No certificate covers \`${host}\`: browsers refuse it. There is one for ${names}.`,
    help: ({ host }: Parameters) =>
      `Add \`${host}\`, or a wildcard for its domain, to the names of the certificate. \`*.example.com\` covers neither \`example.com\` nor a name two levels down.`,
  },
});

/** Hosts that are served over HTTPS without a certificate for their name. */
export const acmNameUncovered: Check = {
  code: 'acm-name-uncovered',
  *run({ cloud }) {
    for (const { subject, host, certificates } of securedHosts(cloud)) {
      const names = namesOf(cloud, certificates);
      if (!names || names.some((name) => coversHost(name, host))) continue;
      yield about(
        subject,
        problems['acm-name-uncovered'](undefined, { host, names: listed(names) }),
      );
    }
  },
};

interface SecuredHost {
  readonly subject: Fact;
  readonly host: string;
  readonly certificates: readonly string[];
}

function securedHosts(cloud: CloudFacts): readonly SecuredHost[] {
  const byRules = cloud.listenerRules.flatMap((rule) => {
    const certificates = factNamed(cloud.listeners, rule.listener)?.certificates ?? [];
    return certificates.length === 0 ? [] : hostsOf(rule, rule.hosts, certificates);
  });
  const byDistributions = cloud.distributions.flatMap((distribution) =>
    distribution.certificate === undefined
      ? []
      : hostsOf(distribution, distribution.hosts, [distribution.certificate]),
  );
  return [...byRules, ...byDistributions];
}

/** A host with a wildcard of the rule's own stands for names that are not known. */
function hostsOf(subject: Fact, hosts: readonly string[], certificates: readonly string[]) {
  return hosts
    .filter((host) => !/[*?$]/.test(host))
    .map((host) => ({ subject, host, certificates }));
}

/** The names of all certificates, or nothing when one of them cannot be seen. */
function namesOf(
  cloud: CloudFacts,
  certificates: readonly string[],
): readonly string[] | undefined {
  const known = certificates.map((id) => factNamed(cloud.certificates, id)?.names);
  const names = known.flatMap((each) => each ?? []);
  const isSymbolic = names.some((name) => name.includes('${'));
  return isSymbolic || known.includes(undefined) ? undefined : names;
}
