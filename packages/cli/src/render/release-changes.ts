import { listOf } from '@seaworthy/compiler';
import type { StackChange } from '@seaworthy/engine';

/** `migrate and worker: image; api: image and settings; mailer: new`. */
export function describeChanges(changes: readonly StackChange[]): string {
  const names = new Map<string, readonly string[]>();
  for (const change of changes) {
    const what = whatOf(change);
    names.set(what, [...(names.get(what) ?? []), change.name]);
  }
  const parts = [...names].map(([what, alike]) => `${listOf(alike)}: ${what}`);
  return parts.length === 0 ? 'no change' : parts.join('; ');
}

function whatOf(change: StackChange): string {
  if (change.kind === 'added') return 'new';
  if (change.kind === 'removed') return 'gone';
  const parts = (['image', 'settings', 'secrets', 'tasks', 'files'] as const).filter(
    (part) => change[part],
  );
  return listOf(parts);
}
