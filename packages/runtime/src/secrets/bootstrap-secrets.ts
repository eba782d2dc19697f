import { silentLog } from '../log.ts';
import { applyValues, keepOutOfReports, warnOfLength } from './apply-values.ts';
import { findProblems } from './find-problems.ts';
import { findGoogleKey, isInFile, putKeyIntoFile } from './google-variable.ts';
import { failedSources, loadSources } from './load-sources.ts';
import { mergeValues } from './merge-values.ts';
import type { BootstrapOptions, BootstrapReport, EnvMap, Requirement } from './options.ts';
import { protectedNames } from './protected-names.ts';
import { readPlan } from './read-plan.ts';
import { createRedactor } from './redact.ts';
import { SecretsError, type SecretsProblems } from './secrets-error.ts';

/**
 * Makes the settings complete, or changes nothing: reads every source, checks every required value,
 * then sets what is new. Throws SecretsError, once, with all that is missing, invalid or failed.
 */
export async function bootstrapSecrets(options: BootstrapOptions = {}): Promise<BootstrapReport> {
  const { required = [], protect = protectedNames, gcp = {}, log = silentLog } = options;
  const target = options.target ?? process.env;
  const env: EnvMap = { ...target };

  const plan = readPlan(options, env);
  const context = { env, log, timeoutMs: options.timeoutMs ?? 10_000 };
  const loaded = await loadSources(plan.sources, context);
  const { values, ...merged } = mergeValues(loaded, protect);

  const search = await findGoogleKey(values, gcp);
  const needed = required.filter((entry) => !isInFile(values, nameOf(entry), gcp));
  const problems = findProblems(needed, Object.fromEntries(values), plan);
  const invalid = search.kind === 'invalid' ? [search.problem] : [];
  const failed = failedSources(loaded, env);
  refuse({ ...problems, invalid: [...problems.invalid, ...invalid], sources: failed }, options);

  const requiredValues = required.map((entry) => values.get(nameOf(entry)) ?? '');
  const key = search.kind === 'found' ? search.key : undefined;
  const file = key && putKeyIntoFile(key, values, target);
  const set = applyValues(target, values);
  if (target === process.env) keepOutOfReports();

  const warnings = [
    ...plan.warnings,
    ...merged.warnings,
    ...failed.map(({ id, code }) => `${id} failed (${code}); all that is required is there.`),
    ...warnOfLength(values),
  ];
  for (const warning of warnings) log.warn({ source: 'seaworthy' }, warning);
  return {
    stage: plan.stage,
    sources: loaded.map(({ report }) => report),
    set,
    overridden: merged.overridden,
    refused: merged.refused,
    warnings,
    files: file ? [file.path] : [],
    redact: createRedactor([...merged.fetched, ...requiredValues, ...(key?.secrets ?? [])]),
    dispose: () => file?.remove(),
  };
}

/** Throws unless everything is there, or all but a source that nothing required came from. */
function refuse(problems: SecretsProblems, { onSourceError = 'throw' }: BootstrapOptions): void {
  const { missing, invalid, sources } = problems;
  const isComplete = missing.length === 0 && invalid.length === 0;
  const isLoaded = sources.length === 0 || onSourceError === 'continue-if-complete';
  if (!isComplete || !isLoaded) throw new SecretsError(problems);
}

function nameOf(entry: string | Requirement): string {
  return typeof entry === 'string' ? entry : entry.name;
}
