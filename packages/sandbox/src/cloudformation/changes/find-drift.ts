import type { Handlers } from '../../resources/handlers.ts';
import type { PhysicalResource, ResourceDescription, ResourceDrift } from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';

/** How a resource differs now from what its stack made of it. Shows no secret. */
export function findDrift(
  { type, version }: PhysicalResource,
  handlers: Handlers,
  now: number,
): ResourceDrift {
  const { description, state } = version;
  const expected = description.shown;
  const drift = { physicalId: state.physicalId, type, at: now, expected };
  const read = handlers[type]?.read;
  if (read === undefined)
    return { ...drift, status: 'NOT_CHECKED', actual: expected, differences: [] };
  const live = read(state);
  if (live === undefined)
    return { ...drift, status: 'DELETED', actual: undefined, differences: [] };
  const differences = Object.entries(live).flatMap(([name, value]) => {
    const wanted = description.resolved[name];
    const isAsWanted = wanted === undefined || sameText(wanted, value);
    if (isAsWanted) return [];
    return [
      { path: `/${name}`, expected: expected[name], actual: shownValue(description, name, value) },
    ];
  });
  const changed = differences.map(({ path, actual }) => [path.slice(1), actual] as const);
  return {
    ...drift,
    status: differences.length === 0 ? 'IN_SYNC' : 'MODIFIED',
    actual: { ...expected, ...Object.fromEntries(changed) },
    differences,
  };
}

/** Templates may write a number as text. */
function sameText(one: unknown, other: unknown): boolean {
  return sameJson(one, other) || (typeof one !== 'object' && String(one) === String(other));
}

/** What the template hides is hidden as it is now, too. */
function shownValue({ shown, resolved }: ResourceDescription, name: string, value: unknown) {
  return sameJson(shown[name], resolved[name]) ? value : '****';
}
