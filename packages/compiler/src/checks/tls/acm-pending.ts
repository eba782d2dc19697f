import type { Severity } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CertificateFact } from '../../facts/cloud/balance.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'acm-pending': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Certificates that wait for somebody, or that AWS has given up on. */
export const acmPending: Check = {
  code: 'acm-pending',
  *run(facts) {
    for (const certificate of facts.cloud.certificates) {
      const defect = defectOf(facts, certificate);
      if (!defect) continue;
      const [severity, found] = defect;
      const span = facts.application?.domain?.span;
      yield about(certificate, withSeverity(severity, problems['acm-pending'](span, found)));
    }
  },
};

function defectOf(
  { origin, application }: Facts,
  certificate: CertificateFact,
): readonly [Severity, Parameters] | undefined {
  const names = listed(certificate.names);
  if (certificate.status === 'FAILED' || certificate.status === 'VALIDATION_TIMED_OUT')
    return [
      'error',
      {
        what: `The certificate for ${names} was not issued: ${reasonOf(certificate)}.`,
        mend: again,
      },
    ];
  if (certificate.status !== 'PENDING_VALIDATION') return undefined;
  if (application?.domain && application.domain.hostedZone === undefined)
    return [
      'warning',
      {
        what: `No hosted zone is named for ${names}: the deployment asks for one, and waits until the certificate's record in it is seen.`,
        mend: write,
      },
    ];
  const { validation, unvalidated } = certificate;
  const isWritten = validation === 'DNS' && (unvalidated === 'unknown' || unvalidated.length === 0);
  if (isWritten)
    return origin === 'plan'
      ? undefined
      : [
          'advice',
          {
            what: `The certificate for ${names} waits for its validation record to be seen.`,
            mend: wait,
          },
        ];
  return [
    origin === 'plan' ? 'warning' : 'error',
    {
      what: `Nobody writes the validation record of the certificate for ${names}: the deployment waits until you do, for 72 hours at most.`,
      mend: write,
    },
  ];
}

function reasonOf({ status, failure }: CertificateFact): string {
  return (
    failure ??
    (status === 'FAILED' ? 'AWS gives no reason' : 'no validation record was seen in 72 hours')
  );
}

const write =
  'Give the zone as `x-seaworthy: domain: hostedZone`, or create the CNAME that the certificate shows at your DNS provider.';
const wait =
  'Wait up to half an hour; then compare the record and the name servers of the domain with what AWS shows.';
const again =
  'Delete it and request it again once the CNAME is in the delegated zone and CAA records allow amazon.com.';
