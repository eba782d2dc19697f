import type { Application, Diagnostic, Graph } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { forManyCalls } from '../aws/for-many-calls.ts';
import { holdingLease, type LeaseHolder } from '../deploy/lease/holding-lease.ts';
import type { ReleaseStore } from '../releases/release-store.ts';
import type { DescribedSecret } from '../secret-store/secret-store.ts';
import { storeOf } from '../secret-store/stores.ts';
import { type DeployedVersion, deployedVersions } from './deployed-versions.ts';
import type { PreparedWrite } from './prepare-write.ts';
import { rollOut } from './roll-out.ts';
import { rollOutAsRelease } from './roll-out-as-release.ts';
import { secretProblems as problems } from './secret-problems.ts';
import { makeCurrent, writeSecret } from './write-secret.ts';

export interface RotationRequest {
  readonly holder: LeaseHolder;
  readonly releases: ReleaseStore;
  readonly application: Pick<Application, 'services' | 'secrets'>;
  readonly graph: Pick<Graph, 'stacks'>;
  readonly key: string;
  /** The write that brings the new value. */
  readonly prepared: PreparedWrite;
}

export type Rotation =
  | {
      readonly kind: 'rotated';
      readonly version: string;
      /** Services that run with the new value now. */
      readonly rolled: readonly string[];
      /** Services that get it when they are next deployed or started. */
      readonly later: readonly string[];
      /** Number of the release that this is; absent where none was recorded before. */
      readonly release?: number;
    }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/**
 * While nobody else deploys, writes a new value, rolls the services that use it, as a release, and
 * sees them healthy; when one of them does not come up, the earlier value is current again and the
 * others go back to it. Throws what the SDK throws, after the same way back.
 */
export function rotateSecret(
  request: RotationRequest,
  context: DeploymentContext,
): Promise<Rotation> {
  return holdingLease(request.holder, context, (held) => rotate(request, held));
}

async function rotate(request: RotationRequest, context: DeploymentContext): Promise<Rotation> {
  const { prepared, key, application, graph } = request;
  const { secret } = prepared;
  const users = usersOf(key, application);
  const all = await deployedVersions(graph, secret.arn, context);
  const deployed = all.filter(({ service }) =>
    users.some((user) => user.name === service && user.rolls),
  );
  const written = await writeSecret(secret, prepared.values, context);
  if (written.kind === 'conflict') {
    const problem = problems['secrets/changed-meanwhile'](undefined, { secret: secret.name });
    return { kind: 'failed', diagnostics: [problem] };
  }
  const { version } = written;
  const back = { ...request, deployed, version };
  let release: number | undefined;
  try {
    const versions = deployed.map((service) => ({ deployed: service, version }));
    const { failed, ...rolledOut } = await rollOutAsRelease({ ...request, versions }, context);
    if (failed.length > 0) return await goBack(failed, back, context);
    release = rolledOut.release;
  } catch (error) {
    await goBack([], back, context);
    throw error;
  }
  await storeOf(secret).keepFurther(secret.arn, version, context);
  const rolled = deployed.map(({ service }) => service);
  const later = users.map(({ name }) => name).filter((name) => !rolled.includes(name));
  return { kind: 'rotated', version, rolled, later, ...(release !== undefined && { release }) };
}

interface User {
  readonly name: string;
  /** Jobs read the secret when they next run; to run a migration anew is nobody's wish. */
  readonly rolls: boolean;
}

function usersOf(
  key: string,
  { secrets, services }: RotationRequest['application'],
): readonly User[] {
  const uses = secrets.find((secret) => secret.key === key)?.usedBy ?? [];
  const names = new Set(uses.map(({ service }) => service));
  return services
    .filter(({ name }) => names.has(name))
    .map(({ name, kind }) => ({ name, rolls: kind !== 'job' && kind !== 'site' }));
}

interface WayBack extends RotationRequest {
  readonly deployed: readonly DeployedVersion[];
  readonly version: string;
}

/** Whoever interrupts the way there is not to interrupt the way back. */
async function goBack(
  failed: readonly string[],
  { prepared, key, deployed, version, application }: WayBack,
  context: DeploymentContext,
): Promise<Rotation> {
  const steady = { ...context, signal: forManyCalls(new AbortController().signal) };
  await restore(prepared.secret, version, steady);
  const before = deployed.map((service) => ({ deployed: service, version: service.version ?? '' }));
  const { failed: stuck } = await rollOut(before, application, steady);
  const problem =
    stuck.length > 0
      ? problems['secrets/roll-back-failed'](undefined, { key, services: stuck })
      : problems['secrets/roll-out-failed'](undefined, { key, services: failed });
  return { kind: 'failed', diagnostics: [problem] };
}

/** The first value of a secret has none before it, and stays. */
async function restore(
  secret: DescribedSecret,
  version: string,
  context: DeploymentContext,
): Promise<void> {
  if (secret.current === undefined) return;
  const now = await storeOf(secret).describe(secret.arn, context);
  if (now.kind !== 'there' || now.secret.current !== version) return;
  await makeCurrent(now.secret, secret.current, context);
}
