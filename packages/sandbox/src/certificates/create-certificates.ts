import type { Account } from '../account.ts';
import { arnOf } from '../aws/identity.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { readTexts } from '../resources/read-lists.ts';
import { readProperties } from '../resources/read-properties.ts';
import type { Properties } from '../resources/resource-handler.ts';
import { type CertificateRecord, certificateOperations } from './certificate-operations.ts';

/** Certificate Manager: certificates with their names, signed by the sandbox when they are shown. */
export interface Certificates {
  readonly operations: Operations;
  readonly handlers: Handlers;
  /** The host names of a certificate; none for an unknown one. */
  namesOf(certificateArn: string): readonly string[];
}

/** Validation always succeeds: whose domain it is, a sandbox cannot know. */
export function createCertificates({
  identity,
  clock,
}: Pick<Account, 'identity' | 'clock'>): Certificates {
  const certificates = new Map<string, CertificateRecord>();
  return {
    operations: certificateOperations(certificates),
    namesOf: (arn) => certificates.get(arn)?.names ?? [],
    handlers: {
      'AWS::CertificateManager::Certificate': {
        fidelity: 'modelled',
        wait: 'certificate',
        create: async ({ properties, tags }) => {
          const arn = arnOf(identity, 'acm', `certificate/${identity.uuid()}`);
          const names = namesIn(properties);
          certificates.set(arn, { arn, names, createdAt: clock.now(), tags });
          return { physicalId: arn, attributes: { CertificateArn: arn } };
        },
        update: async ({ state }) => state,
        delete: async ({ state }) => {
          certificates.delete(state.physicalId);
        },
      },
    },
  };
}

const known = [
  'DomainName',
  'DomainValidationOptions',
  'KeyAlgorithm',
  'SubjectAlternativeNames',
  'Tags',
  'ValidationMethod',
];

function namesIn(properties: Properties): readonly string[] {
  const certificate = readProperties('AWS::CertificateManager::Certificate', properties, known);
  const others = readTexts(properties, 'SubjectAlternativeNames');
  return [certificate.requiredText('DomainName'), ...others];
}
