import { withoutColours } from '../doctor/without-colours.ts';
import type { EngineEvent } from '../events/engine-event.ts';

/**
 * What of each service the task that wrote last had written in the end. Tasks that die alike say the
 * same: the lines of one tell what those of all would tell several times.
 */
export class LastWords {
  readonly #byTask = new Map<string, { readonly service: string; readonly lines: string[] }>();

  readonly hear = (event: EngineEvent): void => {
    if (event.kind !== 'log') return;
    const { service, task, line } = event;
    const lines: string[] = this.#byTask.get(task)?.lines ?? [];
    lines.push(withoutColours(line));
    if (lines.length > keptLines) lines.shift();
    this.#byTask.delete(task); // so that who wrote last stands last
    this.#byTask.set(task, { service, lines });
  };

  of(service: string): readonly string[] {
    return [...this.#byTask.values()].findLast((task) => task.service === service)?.lines ?? [];
  }
}

const keptLines = 15;
