import { checkValue } from './check-value.ts';
import type { EnvMap, Requirement } from './options.ts';
import type { Plan } from './read-plan.ts';
import type { InvalidValue, MissingValue } from './secrets-error.ts';

/** Where to look when nothing but the environment was asked. */
const injection = 'the execution role injects it if `secrets` of the task definition names it';

/** What is missing or wrong among the required names. Throws what a `when` throws. */
export function findProblems(
  required: readonly (string | Requirement)[],
  env: Readonly<EnvMap>,
  { sources, stage }: Pick<Plan, 'sources' | 'stage'>,
): { readonly missing: readonly MissingValue[]; readonly invalid: readonly InvalidValue[] } {
  const triedSources = sources.map(({ id }) => id);
  const isInjected = stage === 'production' && sources.length === 1;
  const missing: MissingValue[] = [];
  const invalid: InvalidValue[] = [];
  for (const entry of required) {
    const requirement = typeof entry === 'string' ? { name: entry } : entry;
    const { name, check = 'string', allowEmpty = false, when, hint } = requirement;
    if (when && !when(env)) continue;
    const value = env[name];
    if (value === undefined || (value.trim() === '' && !allowEmpty)) {
      const present = value === undefined ? 'absent' : 'empty';
      const said = hint ?? (isInjected ? injection : undefined);
      missing.push({ name, triedSources, present, ...(said === undefined ? {} : { hint: said }) });
    } else if (value !== '') {
      const reason = checkValue(value, check);
      if (reason !== undefined) invalid.push({ name, check, reason });
    }
  }
  return { missing, invalid };
}
