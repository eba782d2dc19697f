import { plainText } from './plain-values.ts';
import { describeMember, type Member, shapeAt } from './shape.ts';

/** An output as the tree of elements that its XML is; only what the shape knows is written. */
export function elementsOf(value: unknown, given: Member): unknown {
  const shape = shapeAt(describeMember(given).of);
  if (typeof shape === 'string') return plainText(value, shape);
  if ('list' in shape) return listOf(value).map((item) => elementsOf(item, shape.list));
  if ('map' in shape) {
    const [key, item] = [nameOf(shape.key, 'key'), nameOf(shape.map, 'value')];
    return Object.entries(recordOf(value)).map(([name, inner]) => ({
      [key]: name,
      [item]: elementsOf(inner, shape.map),
    }));
  }
  const record = recordOf(value);
  return Object.fromEntries(
    Object.entries(shape.members).flatMap(([name, member]) => {
      const inner = record[name];
      return inner === undefined || inner === null ? [] : [elementOf(name, member, inner)];
    }),
  );
}

/** A list or a map has an element around its items, unless it is flat. */
function elementOf(name: string, given: Member, value: unknown): readonly [string, unknown] {
  const member = describeMember(given);
  const shape = shapeAt(member.of);
  const elements = elementsOf(value, given);
  const own = member.name ?? name;
  if (typeof shape === 'string' || 'members' in shape || member.flat === true)
    return [own, elements];
  return [own, { ['list' in shape ? nameOf(shape.list, 'member') : 'entry']: elements }];
}

function nameOf(member: Member, otherwise: string): string {
  return describeMember(member).name ?? otherwise;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
