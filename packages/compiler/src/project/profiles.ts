import { textsAt } from './canonical/fields.ts';
import type { MappingEntry, MappingNode } from './node.ts';
import type { InactiveService } from './project.ts';

/** A service that is part of the project, before it is brought to one form. */
export interface ActiveService {
  readonly name: string;
  readonly span: MappingEntry['keySpan'];
  readonly node: MappingNode;
}

/** The services with an active profile or none, and the others. */
export function applyProfiles(
  services: MappingNode | undefined,
  active: readonly string[],
): { readonly active: readonly ActiveService[]; readonly inactive: readonly InactiveService[] } {
  const chosen: ActiveService[] = [];
  const inactive: InactiveService[] = [];
  for (const { key: name, keySpan: span, value } of services?.entries ?? []) {
    if (value.kind !== 'mapping') continue;
    const profiles = textsAt(value, 'profiles').map((profile) => profile.value);
    if (isActive(profiles, active)) chosen.push({ name, span, node: value });
    else inactive.push({ name, profiles, span });
  }
  return { active: chosen, inactive };
}

function isActive(profiles: readonly string[], active: readonly string[]): boolean {
  if (profiles.length === 0 || active.includes('*')) return true;
  return profiles.some((profile) => active.includes(profile));
}
