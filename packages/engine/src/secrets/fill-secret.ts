import type { Diagnostic } from '@seaworthy/compiler';
import type { SecretContext } from '../secret-store/secret-store.ts';
import type { SecretValues } from '../secret-store/secret-text.ts';
import {
  changesAnything,
  type PreparedWrite,
  prepareWrite,
  readCurrent,
  type SecretOwner,
} from './prepare-write.ts';
import { secretProblems as problems } from './secret-problems.ts';
import { writeSecret } from './write-secret.ts';

export interface FillRequest extends SecretOwner {
  /** What this machine has. */
  readonly values: SecretValues;
}

/** How a deployment finds or leaves the secret; `missing` are keys that still have no value. */
export type FilledSecret =
  | {
      readonly kind: 'filled';
      readonly added: readonly string[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Puts in the keys that the secret lacks and this machine has, and changes none that it has: a
 * deployment from a laptop must not bring the laptop's passwords. Changing is for `secrets push`.
 */
export async function fillSecret(
  { values, ...owner }: FillRequest,
  context: SecretContext,
): Promise<FilledSecret> {
  const found = await readCurrent(owner, context);
  if (found.kind === 'refused') return found;
  const has = new Set([...found.held.keys(), ...found.notText]);
  const asked = new Set(owner.application.secrets.map(({ key }) => key));
  const lacking = new Map([...values].filter(([key]) => asked.has(key) && !has.has(key)));
  if (lacking.size === 0) {
    return { kind: 'filled', added: [], missing: [...asked].filter((key) => !has.has(key)) };
  }
  const prepared = await prepareWrite({ ...owner, values: lacking, prune: false }, context);
  if (prepared.kind === 'refused') return prepared;
  if (changesAnything(prepared)) {
    const { kind } = await writeSecret(prepared.secret, prepared.values, context);
    if (kind === 'conflict') return conflict(prepared);
  }
  return { kind: 'filled', added: prepared.added, missing: prepared.missing };
}

function conflict({ secret }: PreparedWrite): FilledSecret {
  const problem = problems['secrets/changed-meanwhile'](undefined, { secret: secret.name });
  return { kind: 'refused', diagnostics: [problem] };
}
