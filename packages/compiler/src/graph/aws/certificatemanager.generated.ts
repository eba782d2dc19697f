// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Tag } from './common.ts';

export interface CertificateManagerCertificateProperties {
  readonly CertificateAuthorityArn?: Property<string>;
  readonly CertificateExport?: Property<'DISABLED' | 'ENABLED'>;
  readonly CertificateTransparencyLoggingPreference?: Property<'DISABLED' | 'ENABLED'>;
  readonly DomainName: Property<string>;
  readonly DomainValidationOptions?: Property<readonly Property<CertificateManagerCertificateDomainValidationOption>[]>;
  readonly KeyAlgorithm?: Property<string>;
  readonly SubjectAlternativeNames?: Property<readonly Property<string>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly ValidationMethod?: Property<string>;
}

export interface CertificateManagerCertificateDomainValidationOption {
  readonly DomainName?: Property<string>;
  readonly HostedZoneId?: Property<string>;
  readonly ValidationDomain?: Property<string>;
}
