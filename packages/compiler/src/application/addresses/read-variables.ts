import type { EnvironmentEntry, Service } from '../../project/project.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import type { Span } from '../../source/span.ts';
import type { Classification } from '../../variables/classify.ts';
import type { Text } from '../../variables/text.ts';
import type { Understanding } from '../understanding.ts';
import { type FlatText, flattenText } from '../values/flat-text.ts';

/** A variable that Compose gives to a container. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly text: Text;
  readonly flat: FlatText;
  /** A bare name that the host does not know: Compose leaves it unset. */
  readonly missing: boolean;
  /** What the project says it is. */
  readonly declared?: Classification;
  readonly span: Span;
}

/** The variables of all services, by the service's name. */
export function readAllVariables(
  understanding: Understanding,
): ReadonlyMap<string, readonly EnvironmentVariable[]> {
  return new Map(
    understanding.project.services.map((service) => [
      service.name,
      readVariables(service, understanding),
    ]),
  );
}

/** `environment` goes before `env_file`. */
function readVariables(
  service: Service,
  { project, host }: Understanding,
): readonly EnvironmentVariable[] {
  const entries = new Map<string, EnvironmentEntry>();
  for (const entry of service.environment) {
    const earlier = entries.get(entry.name);
    if (earlier?.source !== 'environment' || entry.source === 'environment') {
      entries.set(entry.name, entry);
    }
  }
  return [...entries.values()].map(({ name, value, span }) => {
    const declared = declaredFor(name, service, project.settings);
    const found =
      value === null
        ? host.variable(name, { position: 'value', ...(declared && { declared }) })?.text
        : value;
    const text = found ?? [];
    return {
      name,
      text,
      flat: flattenText(text),
      missing: found === undefined,
      ...(declared && { declared }),
      span,
    };
  });
}

function declaredFor(
  name: string,
  service: Service,
  settings: ProjectSettings,
): Classification | undefined {
  return (service.settings.variables.get(name) ?? settings.variables.get(name))?.value;
}
