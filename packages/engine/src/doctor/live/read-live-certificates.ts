import { type CertificateDetail, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { CloudFacts } from '@seaworthy/compiler';
import type { LiveContext } from './subject.ts';

type CertificateFact = CloudFacts['certificates'][number];

/** Certificates that listeners name, which are all that is asked for. */
export async function readLiveCertificates(
  { listeners }: Pick<CloudFacts, 'listeners'>,
  { further: { acm }, asker }: LiveContext,
): Promise<readonly CertificateFact[]> {
  const arns = new Set(listeners.flatMap(({ certificates }) => certificates));
  const found = await Promise.all(
    [...arns]
      .filter((arn) => arn.includes(':acm:'))
      .map((CertificateArn) =>
        asker.ask('acm:DescribeCertificate', async () => {
          const command = new DescribeCertificateCommand({ CertificateArn });
          return (await acm.send(command)).Certificate;
        }, ['ResourceNotFoundException']),
      ),
  );
  return found.flatMap((certificate) => (certificate ? [certificateFact(certificate)] : []));
}

function certificateFact(certificate: CertificateDetail): CertificateFact {
  const { CertificateArn: id = '', DomainName, SubjectAlternativeNames = [] } = certificate;
  const { FailureReason: failure, Type: type, DomainValidationOptions = [] } = certificate;
  const isByMail = DomainValidationOptions.some(
    ({ ValidationMethod }) => ValidationMethod === 'EMAIL',
  );
  return {
    id,
    names: [
      ...new Set([...(DomainName === undefined ? [] : [DomainName]), ...SubjectAlternativeNames]),
    ],
    region: id.split(':')[3] ?? 'unknown',
    status: certificate.Status ?? 'unknown',
    ...(failure !== undefined && { failure }),
    validation: type === 'IMPORTED' ? 'imported' : isByMail ? 'EMAIL' : 'DNS',
    unvalidated: 'unknown',
  };
}
