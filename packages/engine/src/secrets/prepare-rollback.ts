import type { Diagnostic } from '@seaworthy/compiler';
import type { DescribedSecret, SecretContext } from '../secret-store/secret-store.ts';
import { storeOf } from '../secret-store/stores.ts';
import { compareValues } from './compare-values.ts';
import { type Refused, readCurrent, type SecretOwner } from './prepare-write.ts';
import { secretProblems as problems } from './secret-problems.ts';

export interface RollbackRequest extends SecretOwner {
  /** The beginning of a version's id; absent: the one that was current before. */
  readonly version?: string;
}

/** A step back that was thought through and not done yet. */
export interface PreparedRollback {
  readonly kind: 'prepared';
  readonly secret: DescribedSecret;
  readonly version: string;
  /** Keys that come back, change, and go. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Finds the version to go back to, and what that would change. Writes nothing; see `makeCurrent`. */
export async function prepareRollback(
  request: RollbackRequest,
  context: SecretContext,
): Promise<PreparedRollback | Refused> {
  const found = await readCurrent(request, context);
  if (found.kind === 'refused') return found;
  const { secret, held } = found;
  const version = await findVersion(secret, request.version, context);
  if (version === undefined) return refuse(notFound(secret, request.version));
  const content = await storeOf(secret).read(secret.arn, version, context);
  if (content?.kind !== 'values') {
    return refuse(problems['secrets/version-gone'](undefined, { secret: secret.name, version }));
  }
  const { added, changed, further: removed } = compareValues(held, content.values);
  return { kind: 'prepared', secret, version, added, changed, removed };
}

async function findVersion(
  secret: DescribedSecret,
  beginning: string | undefined,
  context: SecretContext,
): Promise<string | undefined> {
  if (beginning === undefined) return secret.previous;
  const ids = (await storeOf(secret).versions(secret.arn, context)).map(({ id }) => id);
  const [only, ...others] = ids.filter((id) => id.startsWith(beginning));
  return others.length > 0 || only === secret.current ? undefined : only;
}

function notFound({ name }: DescribedSecret, version: string | undefined): Diagnostic {
  return version === undefined
    ? problems['secrets/no-earlier-version'](undefined, { secret: name })
    : problems['secrets/unknown-version'](undefined, { secret: name, version });
}

function refuse(diagnostic: Diagnostic): Refused {
  return { kind: 'refused', diagnostics: [diagnostic] };
}
