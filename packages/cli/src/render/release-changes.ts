import { listOf } from '@seaworthy/compiler';
import type { StackChange } from '@seaworthy/engine';

/** `image of api and worker, settings of api, mailer is new`: what changed in a line. */
export function describeChanges(changes: readonly StackChange[]): string {
  const changed = changes.filter(({ kind }) => kind === 'changed');
  const of = (what: 'image' | 'secrets' | 'settings'): readonly string[] => {
    const names = changed.filter((change) => change[what]).map(({ name }) => name);
    return names.length === 0 ? [] : [`${what} of ${listOf(names)}`];
  };
  const named = (kind: StackChange['kind'], one: string, many: string): readonly string[] => {
    const names = changes.filter((change) => change.kind === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [`${listOf(names)} ${names.length === 1 ? one : many}`];
  };
  const parts = [
    ...of('image'),
    ...of('settings'),
    ...of('secrets'),
    ...named('added', 'is new', 'are new'),
    ...named('removed', 'is gone', 'are gone'),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
