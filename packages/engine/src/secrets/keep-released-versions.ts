import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { secretParameter } from '../releases/changes-between.ts';
import type { Release } from '../releases/release.ts';
import type { ReleaseStore } from '../releases/release-store.ts';
import { isNamed } from '../secret-store/is-named.ts';
import type { SecretContext } from '../secret-store/secret-store.ts';
import { storeOfArn } from '../secret-store/stores.ts';

/**
 * Keeps the versions of the application's secret that releases would need to be gone back to, those
 * of the newest before others. Throws what the SDK throws.
 */
export async function keepReleasedVersions(
  store: ReleaseStore,
  owner: Pick<Release, 'project' | 'environment'>,
  context: SecretContext,
): Promise<void> {
  const secret = await secretOf(owner, context);
  if (secret === undefined) return;
  const releases = await store.list();
  const versions = releases
    .filter(({ outcome }) => outcome === 'succeeded')
    .flatMap(({ stacks }) => stacks.flatMap(({ parameters }) => parameters[secretParameter] || []));
  await storeOfArn(secret).keep(secret, versions, context);
}

/** ARN of the secret, as the data stack hands it over; undefined when the application has none. */
async function secretOf(
  { project, environment }: Pick<Release, 'project' | 'environment'>,
  { clients, signal }: SecretContext,
): Promise<string | undefined> {
  const Name = `/seaworthy/${project}/${environment}/app-secret`;
  try {
    const command = new GetParameterCommand({ Name });
    return (await clients.parameters.send(command, { abortSignal: signal })).Parameter?.Value;
  } catch (error) {
    if (isNamed(error, 'ParameterNotFound')) return undefined;
    throw error;
  }
}
