import { environmentId } from './environment-source.ts';
import type { LoadedSource } from './load-sources.ts';
import type { BootstrapReport, Refusal } from './options.ts';
import { isProtected } from './protected-names.ts';

/** The values of all sources after precedence. */
export interface MergedValues extends Pick<BootstrapReport, 'overridden' | 'refused' | 'warnings'> {
  readonly values: Map<string, string>;
  /** Values that came from elsewhere than the environment: what a log must not have. */
  readonly fetched: readonly string[];
}

/** Later sources win; what cannot be set is refused by name. */
export function mergeValues(
  sources: readonly LoadedSource[],
  protect: readonly (string | RegExp)[],
): MergedValues {
  const values = new Map<string, string>();
  const overridden: { name: string; by: string }[] = [];
  const refused: Refusal[] = [];
  const warnings: string[] = [];
  const fetched: string[] = [];
  const refuse = (name: string, reason: Refusal['reason']) => refused.push({ name, reason });

  for (const { source, loaded } of sources) {
    if (!loaded) continue;
    refused.push(...(loaded.refused ?? []));
    warnings.push(...(loaded.warnings ?? []));
    for (const [name, value] of loaded.values) {
      const reason = source.id === environmentId ? undefined : unsettable(name, value);
      if (reason) refuse(name, reason);
      else if (!source.isTrusted && isProtected(name, protect)) refuse(name, 'protected');
      else {
        const before = values.get(name);
        if (before !== undefined && before !== value) overridden.push({ name, by: source.id });
        if (source.id !== environmentId) fetched.push(value);
        values.set(name, value);
      }
    }
  }
  return { values, overridden, refused, warnings, fetched };
}

/** Node drops such names and cuts such values without a word. */
function unsettable(name: string, value: string): Refusal['reason'] | undefined {
  if (name === '' || /[=\0]/.test(name) || hasLoneSurrogate(name)) return 'invalid-name';
  if (value.includes('\0')) return 'nul-byte';
  return hasLoneSurrogate(value) ? 'malformed-unicode' : undefined;
}

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
