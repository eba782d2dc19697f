import type { QueueMessage } from '../../queues/queues.ts';

/**
 * Puts a message's values where whole texts are paths such as `$.body` or `$.body.id`; AWS replaces
 * nothing within a longer text.
 */
export function fillIn<Value>(template: Value, message: QueueMessage): Value {
  return replace(template, message) as Value;
}

function replace(template: unknown, message: QueueMessage): unknown {
  if (typeof template === 'string') return isPath(template) ? textAt(template, message) : template;
  if (Array.isArray(template)) return template.map((item) => replace(item, message));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [name, replace(value, message)]),
  );
}

function isPath(text: string): boolean {
  return /^\$\.[\w.-]+$/.test(text);
}

function textAt(path: string, message: QueueMessage): string {
  const [first = '', ...rest] = path.slice(2).split('.');
  const top: unknown = Object.entries(message).find(([name]) => name === first)?.[1];
  const start = rest.length > 0 && typeof top === 'string' ? parsed(top) : top;
  const value = rest.reduce(member, start);
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
