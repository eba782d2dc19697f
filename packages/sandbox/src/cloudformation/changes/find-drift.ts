import type { Handlers } from '../../resources/handlers.ts';
import type { Properties } from '../../resources/resource-handler.ts';
import type {
  Drifts,
  PhysicalResource,
  ResourceDescription,
  ResourceDrift,
  Stack,
} from '../stacks/stack.ts';
import { sameJson } from '../template/json.ts';

/** What of a stack was changed or deleted without CloudFormation, by logical id. */
export function findDrifts(stack: Stack, handlers: Handlers, now: number): Drifts {
  const found = [...stack.resources.values()].flatMap(({ logicalId, physical }) =>
    physical === undefined ? [] : [[logicalId, findDrift(physical, handlers, now)] as const],
  );
  return new Map(found.filter(([, { status }]) => status === 'MODIFIED' || status === 'DELETED'));
}

/** A description with the properties that a resource really has. */
export function asItIs(
  description: ResourceDescription,
  drift: ResourceDrift | undefined,
): ResourceDescription {
  const names = new Set(drift?.differences.map(({ path }) => path.slice(1)));
  const others = (properties: Properties) =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));
  const actual = Object.fromEntries(
    [...names].flatMap((name) => {
      const value = drift?.actual?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    ...description,
    declared: { ...others(description.declared), ...actual },
    shown: { ...others(description.shown), ...actual },
  };
}

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
