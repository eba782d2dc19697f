import type { Service } from '../../project/project.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import type { Span } from '../../source/span.ts';
import type { Classification } from '../../variables/classify.ts';
import type { Text } from '../../variables/text.ts';
import type { Understanding } from '../understanding.ts';
import { type FlatText, flattenText } from '../values/flat-text.ts';
import { type SplitName, splitName } from '../values/split-name.ts';

/** A variable that Compose gives to a container. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly text: Text;
  readonly flat: FlatText;
  /** What its name says it is a part of, such as `DB_PORT` of an address. */
  readonly split: SplitName | undefined;
  /** A bare name that the host does not know: Compose leaves it unset. */
  readonly missing: boolean;
  /** Missing, or a line of an environment file that waits to be filled in, such as `API_KEY=`. */
  readonly unfilled: boolean;
  /** What the project says it is. */
  readonly declared?: Classification;
  readonly span: Span;
}

/** The variables of all services, by the service's name. */
export function readAllVariables({
  project,
}: Understanding): ReadonlyMap<string, readonly EnvironmentVariable[]> {
  return new Map(
    project.services.map((service) => [service.name, readVariables(service, project.settings)]),
  );
}

function readVariables(
  service: Service,
  settings: ProjectSettings,
): readonly EnvironmentVariable[] {
  return service.environment.map(({ name, value, source, span }) => {
    const declared = service.settings.variables.get(name) ?? settings.variables.get(name);
    const text = value ?? [];
    return {
      name,
      text,
      flat: flattenText(text),
      split: splitName(name),
      missing: value === null,
      unfilled: value === null || (source === 'env_file' && text.length === 0),
      ...(declared && { declared: declared.value }),
      span,
    };
  });
}
