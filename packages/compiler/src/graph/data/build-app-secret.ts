import type { Application } from '../../application/application.ts';
import { ref, resource } from '../build-resource.ts';
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
