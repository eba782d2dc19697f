import { isRecord, type JsonRecord } from '../template/json.ts';
import { validationError } from '../template/template-error.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

/** The template's conditions by name, each evaluated when it is first asked for. */
export function conditionReader(
  conditions: JsonRecord,
  scope: Omit<Scope, 'condition'>,
): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const asking = new Set<string>();

  function condition(name: string): boolean {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (!(name in conditions)) {
      throw validationError(`Template error: unresolved condition dependency ${name}`);
    }
    if (asking.has(name)) {
      throw validationError(`Circular dependency for conditions: [${[...asking].join(', ')}]`);
    }
    asking.add(name);
    const holds = decide(conditions[name]);
    asking.delete(name);
    known.set(name, holds);
    return holds;
  }

  const whole: Scope = { ...scope, condition };

  function decide(value: unknown): boolean {
    const [name, argument] = isRecord(value) ? (Object.entries(value)[0] ?? []) : [];
    const list = Array.isArray(argument) ? argument : [];
    switch (name) {
      case 'Condition':
        return condition(String(argument));
      case 'Fn::And':
        return list.map(decide).every(Boolean);
      case 'Fn::Or':
        return list.map(decide).some(Boolean);
      case 'Fn::Not':
        return !decide(list[0]);
      case 'Fn::Equals':
        return equal(evaluate(list[0], whole), evaluate(list[1], whole));
      default:
        throw validationError(
          'Template format error: Every Conditions member must be a condition function',
        );
    }
  }

  return condition;
}

function equal(one: unknown, other: unknown): boolean {
  return typeof one === 'object' || typeof other === 'object'
    ? JSON.stringify(one) === JSON.stringify(other)
    : String(one) === String(other);
}
