import type { SecretContext } from '../secret-store.ts';
import { type HistoryEntry, readHistory } from './history.ts';
import { draftsOf, lastOf, valuesOf } from './paths.ts';
import { readParameters } from './read-parameters.ts';
import { removeParameters } from './remove-parameters.ts';

/** Versions that stay because they were current lately, whoever needs them. */
const recent = 10;
/** Versions too many before any is removed, as it takes many calls. */
const slack = 5;
/** Milliseconds before the last push in which another one may have begun that goes on. */
const pushing = 3_600_000;

/** Removes old versions that are not asked for, and what pushes left that never came to an end. */
export async function keep(
  id: string,
  versions: readonly string[],
  context: SecretContext,
): Promise<void> {
  const history = await readHistory(id, context);
  const order = [...new Set(history.map(({ version }) => version).reverse())];
  const staying = new Set([...versions, ...order.slice(0, recent)]);
  const old = order.filter((version) => !staying.has(version));
  if (old.length < slack) return;
  for (const version of old) await removeVersion(id, version, history, context);
  for (const draft of await forgottenDrafts(id, history, context)) {
    const isCurrent = order.includes(lastOf(draft));
    if (!isCurrent) await removeVersion(id, lastOf(draft), history, context);
    await removeParameters([draft], context);
  }
}

/** Nothing is forgotten here before `keep` is asked. */
export async function keepFurther(): Promise<void> {}

/** The way to it first: half a version is to be found by nobody. */
async function removeVersion(
  id: string,
  version: string,
  history: readonly HistoryEntry[],
  context: SecretContext,
): Promise<void> {
  const entries = history.filter((entry) => entry.version === version);
  const values = await readParameters(valuesOf(id, version), context);
  await removeParameters(
    [...entries, ...values].map(({ name }) => name),
    context,
  );
}

async function forgottenDrafts(
  id: string,
  history: readonly HistoryEntry[],
  context: SecretContext,
): Promise<readonly string[]> {
  const last = Number(history.at(-1)?.at ?? 0);
  const drafts = await readParameters(draftsOf(id), context);
  return drafts
    .filter(({ changedAt }) => Number(changedAt) < last - pushing)
    .map(({ name }) => name);
}
