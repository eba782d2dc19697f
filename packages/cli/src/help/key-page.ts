import { dispositionTables } from '@seaworthy/compiler';
import type { Page } from '../terminal/page.ts';
import { layOutTable } from '../terminal/table.ts';

/**
 * What becomes of a Compose key and the keys below it: `healthcheck.interval`, `services.api.ports`
 * or `volumes`. Undefined when Compose has no such key.
 */
export function keyPage(key: string, page: Page): readonly string[] | undefined {
  const wanted = [key.split('.'), ['services', '*', ...key.split('.')]];
  const rows = dispositionTables
    .flatMap(({ entries }) => Object.entries(entries))
    .filter(([path]) => wanted.some((names) => startsWith(path.split('.'), names)))
    .map(([path, { disposition, reason }]) => ({
      cells: [{ text: path, brush: page.paint.name }, { text: disposition }],
      below: [reason],
    }));
  return rows.length > 0 ? layOutTable(rows, page) : undefined;
}

/** Every key that Compose has, alone: `healthcheck`, `interval`. */
export function composeKeys(): readonly string[] {
  const paths = dispositionTables.flatMap(({ entries }) => Object.keys(entries));
  return [...new Set(paths.flatMap((path) => path.split('.')))];
}

/** A `*` of the table stands for any name that a user chose. */
function startsWith(path: readonly string[], names: readonly string[]): boolean {
  return names.every((name, at) => path[at] === name || (at > 0 && path[at] === '*'));
}
