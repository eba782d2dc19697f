import type { ProjectSettings } from '../../project/settings.ts';
import type { Application } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

type Named = Pick<Application, 'secretName' | 'secretStore'>;

/**
 * Where the grouped secret is: `shop/production/app` in Secrets Manager, the path
 * `/seaworthy-secrets/shop/production` in Parameter Store. That is not below `/seaworthy/`, which
 * everybody may read who may read the releases.
 */
export function nameSecret(
  { secretName: asked, secretStore }: Pick<ProjectSettings, 'secretName' | 'secretStore'>,
  { name, environment }: Pick<Application, 'name' | 'environment'>,
  report: Report,
): Named {
  if (secretStore?.value !== 'parameter-store') {
    const secretName = asked?.value ?? `${name}/${environment}/app`;
    return { secretStore: 'secrets-manager', secretName };
  }
  const path = `/${(asked?.value ?? `seaworthy-secrets/${name}/${environment}`).replace(/^\//, '')}`;
  if (asked && !isPath(path)) report(problems['application/secret-path'](asked.span, { path }));
  return { secretStore: 'parameter-store', secretName: path };
}

/** As PutParameter takes it; eleven levels at most, so that four are left for what is below. */
function isPath(path: string): boolean {
  return /^(\/[A-Za-z0-9_.-]+){1,11}$/.test(path) && !/^\/(aws|ssm)/i.test(path);
}
