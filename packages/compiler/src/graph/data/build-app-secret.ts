import type { Application } from '../../application/application.ts';
import { type ResourceDetails, ref, resource, sub } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';
import { kept } from './retention.ts';

/**
 * Builds the secret with the application's own keys. It has no value here: whatever the template
 * said, a later change of it would overwrite what the owner has put in.
 */
export function buildAppSecret(application: Application): readonly Resource[] {
  const [first] = application.secrets;
  if (!first) return [];
  const details = { span: first.span };
  if (application.secretStore === 'parameter-store') return buildSecretPath(application, details);
  const secret = resource(
    'AWS::SecretsManager::Secret',
    'AppSecret',
    {
      Name: application.secretName,
      Description: `Secrets of ${application.name} (${application.environment}), a key each`,
    },
    { ...details, ...kept },
  );
  return [secret, give(application, 'app-secret', ref(secret), details)];
}

/**
 * A parameter that stands for the path below which the values are. CloudFormation cannot make a
 * SecureString, so that they are in no stack, and stay when this one goes. Its id is not the
 * secret's: CloudFormation lets no resource change its type.
 */
function buildSecretPath(application: Application, details: ResourceDetails): readonly Resource[] {
  const path = resource(
    'AWS::SSM::Parameter',
    'AppSecretPath',
    {
      Name: application.secretName,
      Type: 'String',
      Value: 'VERSION/KEY',
      Description: `Secrets of ${application.name} (${application.environment}) are below this path`,
    },
    details,
  );
  const arn = sub(
    `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter\${${path.id}}`,
  );
  return [path, give(application, 'app-secret', arn, details)];
}
