import type * as Sdk from '@aws-sdk/client-acm';
import { AwsError } from '../aws/aws-error.ts';
import type { Operations } from '../aws/operation.ts';

/** A certificate that ACM has issued. */
export interface CertificateRecord {
  readonly arn: string;
  /** The domain first, then its alternatives. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Certificates are good for 13 months. */
const lifetime = 395 * 86_400_000;

/** The operations of ACM that the sandbox answers: those that read. */
export function certificateOperations(
  certificates: ReadonlyMap<string, CertificateRecord>,
): Operations {
  function existing(arn = ''): CertificateRecord {
    const certificate = certificates.get(arn);
    if (certificate !== undefined) return certificate;
    const account = arn.split(':')[4] ?? '';
    throw new AwsError(
      'ResourceNotFoundException',
      `Could not find certificate ${arn} in account ${account}.`,
    );
  }
  const onCertificate =
    (action: string) =>
    ({ CertificateArn = '' }: { readonly CertificateArn?: string | undefined }) => [
      { action: `acm:${action}`, resource: CertificateArn },
    ];

  return {
    DescribeCertificate: {
      needs: onCertificate('DescribeCertificate'),
      run: ({ CertificateArn }: Sdk.DescribeCertificateRequest) => ({
        Certificate: describe(existing(CertificateArn)),
      }),
    },
    ListCertificates: {
      needs: () => [{ action: 'acm:ListCertificates', resource: '*' }],
      run: ({ CertificateStatuses: statuses }: Sdk.ListCertificatesRequest) => ({
        CertificateSummaryList:
          statuses === undefined || statuses.includes('ISSUED')
            ? [...certificates.values()].map(summarise)
            : [],
      }),
    },
    ListTagsForCertificate: {
      needs: onCertificate('ListTagsForCertificate'),
      run: ({ CertificateArn }: Sdk.ListTagsForCertificateRequest) => ({
        Tags: Object.entries(existing(CertificateArn).tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    },
  };
}

function describe(certificate: CertificateRecord): Sdk.CertificateDetail {
  const { arn, names, createdAt } = certificate;
  const [DomainName = ''] = names;
  const label = Buffer.from(arn).toString('hex').slice(-32);
  return {
    CertificateArn: arn,
    DomainName,
    SubjectAlternativeNames: [...names],
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: 'RSA_2048',
    RenewalEligibility: 'ELIGIBLE',
    CreatedAt: new Date(createdAt),
    IssuedAt: new Date(createdAt),
    NotBefore: new Date(createdAt),
    NotAfter: new Date(createdAt + lifetime),
    InUseBy: [],
    DomainValidationOptions: names.map((name) => ({
      DomainName: name,
      ValidationDomain: name,
      ValidationMethod: 'DNS',
      ValidationStatus: 'SUCCESS',
      ResourceRecord: {
        Name: `_${label}.${name.replace(/^\*\./, '')}.`,
        Type: 'CNAME',
        Value: `_${label}.acm-validations.aws.`,
      },
    })),
  };
}

function summarise({ arn, names, createdAt }: CertificateRecord): Sdk.CertificateSummary {
  const [DomainName = ''] = names;
  return {
    CertificateArn: arn,
    DomainName,
    SubjectAlternativeNameSummaries: [...names],
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: 'RSA_2048',
    CreatedAt: new Date(createdAt),
    NotAfter: new Date(createdAt + lifetime),
  };
}
