import type { Application, Diagnostic } from '@seaworthy/compiler';
import type { DescribedSecret, SecretContext } from '../secret-store/secret-store.ts';
import type { SecretContent, SecretValues } from '../secret-store/secret-text.ts';
import { describeSecret, storeOf } from '../secret-store/stores.ts';
import { checkValues } from './check-values.ts';
import { compareValues } from './compare-values.ts';
import { secretProblems as problems } from './secret-problems.ts';
import { stateProblem } from './state-problem.ts';

/** The application whose secret it is, and where. */
export interface SecretOwner {
  readonly application: Pick<Application, 'secretName' | 'secretStore' | 'services' | 'secrets'>;
  readonly region: string;
}

export interface WriteRequest extends SecretOwner {
  /** Values to put in; keys that are not among them keep theirs. */
  readonly values: SecretValues;
  /** Drop the keys that no service asks for. */
  readonly prune: boolean;
}

/** A write that was thought through and not done yet; by key, each in one of the lists. */
export interface PreparedWrite {
  readonly kind: 'prepared';
  readonly secret: DescribedSecret;
  /** All that the secret would hold. */
  readonly values: SecretValues;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: readonly string[];
  /** Only the secret has them: of services without a value here, and of no service. */
  readonly kept: readonly string[];
  readonly removed: readonly string[];
  /** Services ask for them, and neither the secret nor this machine has a value. */
  readonly missing: readonly string[];
}

export interface Refused {
  readonly kind: 'refused';
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares with what is in the account and checks AWS's limits. Writes nothing. */
export async function prepareWrite(
  request: WriteRequest,
  context: SecretContext,
): Promise<PreparedWrite | Refused> {
  const early = checkValues(request.values, request.application); // before AWS is asked anything
  if (early.length > 0) return { kind: 'refused', diagnostics: early };
  const found = await readCurrent(request, context);
  if (found.kind === 'refused') return found;
  const { secret, held } = found;
  const asked = new Set(request.application.secrets.map(({ key }) => key));
  const stays = (key: string): boolean => !request.prune || asked.has(key);
  const odd = found.notText.filter((key) => stays(key) && !request.values.has(key));
  if (odd.length > 0) {
    const given = { secret: secret.name, keys: odd };
    return { kind: 'refused', diagnostics: [problems['secrets/not-text'](undefined, given)] };
  }
  const { further, ...changes } = compareValues(held, request.values);
  const kept = further.filter(stays);
  const removed = [...further, ...found.notText].filter((key) => !stays(key));
  const values = new Map([...held, ...request.values].filter(([key]) => !removed.includes(key)));
  const diagnostics = checkValues(values, request.application);
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  const missing = [...asked].filter((key) => !values.has(key));
  return { kind: 'prepared', secret, values, ...changes, kept, removed, missing };
}

/** Whether there is anything to write. */
export function changesAnything({ added, changed, removed }: PreparedWrite): boolean {
  return added.length + changed.length + removed.length > 0;
}

/** A secret with what it holds now. */
export interface ReadSecret {
  readonly kind: 'read';
  readonly secret: DescribedSecret;
  readonly held: SecretValues;
  readonly notText: readonly string[];
}

/** Reads the secret as it is now; one without any value holds nothing. */
export async function readCurrent(
  { application, region }: SecretOwner,
  context: SecretContext,
): Promise<ReadSecret | Refused> {
  const name = application.secretName;
  const state = await describeSecret(application, context);
  if (state.kind !== 'there') {
    return { kind: 'refused', diagnostics: [stateProblem(state, { secret: name, region })] };
  }
  const { secret } = state;
  if (secret.rotates) {
    const problem = problems['secrets/rotation-on'](undefined, { secret: name });
    return { kind: 'refused', diagnostics: [problem] };
  }
  const content = await contentOf(secret, context);
  if (content.kind === 'values') {
    return { kind: 'read', secret, held: content.values, notText: content.notText };
  }
  const given = { secret: name, found: content.found };
  return { kind: 'refused', diagnostics: [problems['secrets/not-an-object'](undefined, given)] };
}

async function contentOf(secret: DescribedSecret, context: SecretContext): Promise<SecretContent> {
  const { arn, current } = secret;
  const content =
    current === undefined ? undefined : await storeOf(secret).read(arn, current, context);
  return content ?? { kind: 'values', values: new Map(), notText: [] };
}
