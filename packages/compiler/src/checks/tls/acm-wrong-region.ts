import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Fact } from '../../facts/cloud/fact.ts';
import type { Facts } from '../../facts/facts.ts';
import { about } from '../about.ts';
import type { Check } from '../check.ts';
import { regionOfCertificate } from './certificate-names.ts';

interface Parameters {
  readonly user: string;
  readonly region: string;
  readonly wanted: string;
}

const problems = declareDiagnostics({
  'acm-wrong-region': {
    severity: 'error',
    message: ({ user, region, wanted }: Parameters) =>
      `The certificate of ${user} is in ${region}, and only one in ${wanted} can be used there.`,
    help: ({ wanted }: Parameters) => `Request a certificate for the same names in ${wanted}.`,
  },
});

/** Certificates in a region where what uses them cannot see them. */
export const acmWrongRegion: Check = {
  code: 'acm-wrong-region',
  *run(facts) {
    for (const distribution of facts.cloud.distributions) {
      const found = { certificate: distribution.certificate, user: 'the CloudFront distribution' };
      yield* check(facts, distribution, found, 'us-east-1');
    }
    const region = facts.application?.region ?? facts.cloud.region;
    if (region === 'unknown') return;
    for (const listener of facts.cloud.listeners) {
      for (const certificate of listener.certificates)
        yield* check(facts, listener, { certificate, user: 'the load balancer' }, region);
    }
  },
};

function* check(
  facts: Facts,
  subject: Fact,
  { certificate, user }: { readonly certificate: string | undefined; readonly user: string },
  wanted: string,
): Generator<Diagnostic> {
  const region = certificate === undefined ? undefined : regionOfCertificate(facts, certificate);
  if (region === undefined || region === wanted) return;
  const span = facts.application?.domain?.span;
  yield about(subject, problems['acm-wrong-region'](span, { user, region, wanted }));
}
