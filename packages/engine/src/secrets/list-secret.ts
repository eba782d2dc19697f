import type { Graph } from '@seaworthy/compiler';
import type { DescribedSecret, SecretContext } from '../secret-store/secret-store.ts';
import { storeOf } from '../secret-store/stores.ts';
import { deployedVersions } from './deployed-versions.ts';
import { type Refused, readCurrent, type SecretOwner } from './prepare-write.ts';

export interface ListRequest extends SecretOwner {
  readonly graph: Pick<Graph, 'stacks'>;
}

/** What there is of the secret, without values. */
export interface ListedSecret {
  readonly kind: 'listed';
  readonly name: string;
  readonly arn: string;
  readonly keys: readonly ListedKey[];
  /** Newest first; versions that AWS is about to forget are left out. */
  readonly versions: readonly ListedVersion[];
}

export interface ListedKey {
  readonly key: string;
  readonly services: readonly string[];
  readonly inStore: boolean;
}

export interface ListedVersion {
  readonly id: string;
  readonly createdAt?: Date;
  readonly isCurrent: boolean;
  readonly isPrevious: boolean;
  /** Services whose new tasks read this version. */
  readonly usedBy: readonly string[];
}

/** Lists the keys with who uses them, and the versions with who has which. */
export async function listSecret(
  request: ListRequest,
  context: SecretContext,
): Promise<ListedSecret | Refused> {
  const found = await readCurrent(request, context);
  if (found.kind === 'refused') return found;
  const { secrets } = request.application;
  const inStore = new Set([...found.held.keys(), ...found.notText]);
  const own = new Set(secrets.map(({ key }) => key));
  const further = [...inStore].filter((key) => !own.has(key));
  return {
    kind: 'listed',
    name: found.secret.name,
    arn: found.secret.arn,
    keys: [
      ...secrets.map(({ key, usedBy }) => ({
        key,
        services: [...new Set(usedBy.map(({ service }) => service))],
        inStore: inStore.has(key),
      })),
      ...further.map((key) => ({ key, services: [], inStore: true })),
    ],
    versions: await listVersions(found.secret, request.graph, context),
  };
}

async function listVersions(
  secret: DescribedSecret,
  graph: Pick<Graph, 'stacks'>,
  context: SecretContext,
): Promise<readonly ListedVersion[]> {
  const deployed = await deployedVersions(graph, secret.arn, context);
  const found = await storeOf(secret).versions(secret.arn, context);
  return found
    .filter(({ passing }) => !passing)
    .map(({ id, createdAt }) => ({
      id,
      ...(createdAt && { createdAt }),
      isCurrent: id === secret.current,
      isPrevious: id === secret.previous,
      usedBy: deployed.filter(({ version }) => version === id).map(({ service }) => service),
    }));
}
