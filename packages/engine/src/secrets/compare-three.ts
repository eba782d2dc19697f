import type { Graph } from '@seaworthy/compiler';
import type { SecretContext } from '../secret-store/secret-store.ts';
import type { SecretValues } from '../secret-store/secret-text.ts';
import { type DeployedVersion, deployedVersions } from './deployed-versions.ts';
import { type ReadSecret, type Refused, readCurrent, type SecretOwner } from './prepare-write.ts';
import { readVersions } from './versions.ts';

export interface ComparisonRequest extends SecretOwner {
  readonly graph: Pick<Graph, 'stacks'>;
  /** What this machine has. */
  readonly values: SecretValues;
}

/** One key in its three places. Nothing here tells anything of a value but whether two are equal. */
export interface ComparedKey {
  readonly key: string;
  readonly store: 'same' | 'differs' | 'only-here' | 'only-store' | 'nowhere';
  readonly running: readonly { readonly service: string; readonly state: RunningState }[];
}

/**
 * What a service's tasks have, against the secret as it is now: `absent` when they were started
 * without the key, `mixed` while some have another version than others, `unpinned` when each has what
 * was current at its start, `unknown` when its version is not kept any more.
 */
export type RunningState =
  | 'current'
  | 'outdated'
  | 'absent'
  | 'mixed'
  | 'unpinned'
  | 'unknown'
  | 'not-running'
  | 'not-deployed';

export interface Comparison {
  readonly kind: 'compared';
  readonly keys: readonly ComparedKey[];
}

/** Compares what this machine has, what the secret has, and what running tasks have. */
export async function compareThree(
  request: ComparisonRequest,
  context: SecretContext,
): Promise<Comparison | Refused> {
  const found = await readCurrent(request, context);
  if (found.kind === 'refused') return found;
  const deployed = await deployedVersions(request.graph, found.secret.arn, context);
  const versions = deployed.flatMap(({ running }) =>
    running.flatMap(({ version }) => version ?? []),
  );
  const contents = await readVersions(found.secret, versions, context);
  const { secrets } = request.application;
  const usedBy = new Map(secrets.map((secret) => [secret.key, servicesOf(secret.usedBy)]));
  const names = new Set([...usedBy.keys(), ...found.held.keys(), ...found.notText]);
  const keys = [...names].map((key) => ({
    key,
    store: storeState(key, request.values, found),
    running: (usedBy.get(key) ?? []).map((service) => {
      const own = deployed.find((candidate) => candidate.service === service);
      return { service, state: runningState(key, own, contents, found.held) };
    }),
  }));
  return { kind: 'compared', keys };
}

function servicesOf(uses: readonly { readonly service: string }[]): readonly string[] {
  return [...new Set(uses.map(({ service }) => service))];
}

function storeState(
  key: string,
  here: SecretValues,
  { held, notText }: ReadSecret,
): ComparedKey['store'] {
  if (!held.has(key) && !notText.includes(key)) return here.has(key) ? 'only-here' : 'nowhere';
  if (!here.has(key)) return 'only-store';
  return here.get(key) === held.get(key) ? 'same' : 'differs';
}

function runningState(
  key: string,
  deployed: DeployedVersion | undefined,
  contents: ReadonlyMap<string, SecretValues>,
  held: SecretValues,
): RunningState {
  if (!deployed) return 'not-deployed';
  const states = new Set(
    deployed.running.map(({ version, keys }) => {
      if (!keys.includes(key)) return 'absent';
      if (version === undefined) return 'unpinned';
      const then = contents.get(version);
      if (!then) return 'unknown';
      return then.get(key) === held.get(key) ? 'current' : 'outdated';
    }),
  );
  const [only] = states;
  return states.size > 1 ? 'mixed' : (only ?? 'not-running');
}
