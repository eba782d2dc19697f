import type { Application, Graph } from '@seaworthy/compiler';
import type { DescribedSecret, SecretContext } from '../secret-store/secret-store.ts';
import type { SecretValues } from '../secret-store/secret-text.ts';
import { describeSecret, storeOf } from '../secret-store/stores.ts';
import { deployedVersions } from './deployed-versions.ts';

export interface VersionRequest {
  readonly application: Pick<Application, 'secretName' | 'secretStore' | 'secrets'>;
  readonly graph: Pick<Graph, 'stacks'>;
}

/**
 * The version of the secret that each service's tasks are to read, by service. One whose own values
 * are what they were keeps its version, so that a changed value changes exactly the services that
 * use it. Empty when the secret has no value, or is not there. Throws what the SDK throws.
 */
export async function secretVersions(
  { application, graph }: VersionRequest,
  context: SecretContext,
): Promise<ReadonlyMap<string, string>> {
  const state = await describeSecret(application, context);
  const current = state.kind === 'there' ? state.secret.current : undefined;
  if (state.kind !== 'there' || current === undefined) return new Map();
  const { arn } = state.secret;
  const deployed = new Map(
    (await deployedVersions(graph, arn, context)).map(({ service, version }) => [service, version]),
  );
  const before = [...deployed.values()].filter((version) => version !== undefined);
  const contents = await readVersions(state.secret, [current, ...before], context);
  const now = contents.get(current);
  const keysOf = keysByService(application);
  return new Map(
    [...keysOf].map(([service, keys]) => {
      const own = deployed.get(service);
      const then = own === undefined ? undefined : contents.get(own);
      const stays = now && then && keys.every((key) => isSame(key, then, now));
      return [service, own !== undefined && stays ? own : current];
    }),
  );
}

/** The keys of the application's secret that each service's tasks read. */
export function keysByService({
  secrets,
}: Pick<Application, 'secrets'>): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const { key, usedBy } of secrets) {
    for (const service of new Set(usedBy.map((use) => use.service))) {
      keys.set(service, [...(keys.get(service) ?? []), key]);
    }
  }
  return keys;
}

/** What versions hold, each read once; those that are gone or hold no object are left out. */
export async function readVersions(
  secret: DescribedSecret,
  versions: readonly string[],
  context: SecretContext,
): Promise<ReadonlyMap<string, SecretValues>> {
  const found = await Promise.all(
    [...new Set(versions)].map(async (version) => {
      const content = await storeOf(secret).read(secret.arn, version, context);
      return content?.kind === 'values' ? ([version, content.values] as const) : undefined;
    }),
  );
  return new Map(found.filter((entry) => entry !== undefined));
}

function isSame(key: string, then: SecretValues, now: SecretValues): boolean {
  return then.has(key) && then.get(key) === now.get(key);
}
