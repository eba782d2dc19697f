import { arnOf, type Identity } from '../aws/identity.ts';
import type { Handlers } from '../resources/handlers.ts';
import { readTexts } from '../resources/read-lists.ts';
import { readProperties } from '../resources/read-properties.ts';
import type { Properties } from '../resources/resource-handler.ts';

/** Certificate Manager: certificates with their names, signed by the sandbox when they are shown. */
export interface Certificates {
  readonly handlers: Handlers;
  /** The host names of a certificate; none for an unknown one. */
  namesOf(certificateArn: string): readonly string[];
}

/** Validation always succeeds: whose domain it is, a sandbox cannot know. */
export function createCertificates({ identity }: { readonly identity: Identity }): Certificates {
  const names = new Map<string, readonly string[]>();
  return {
    namesOf: (arn) => names.get(arn) ?? [],
    handlers: {
      'AWS::CertificateManager::Certificate': {
        fidelity: 'modelled',
        wait: 'certificate',
        create: async ({ properties }) => {
          const arn = arnOf(identity, 'acm', `certificate/${identity.uuid()}`);
          names.set(arn, namesIn(properties));
          return { physicalId: arn, attributes: { CertificateArn: arn } };
        },
        update: async ({ state }) => state,
        delete: async ({ state }) => {
          names.delete(state.physicalId);
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
