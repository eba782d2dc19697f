import type { EngineEvent } from '../../events/engine-event.ts';
import type { Fault } from './fault.ts';

/** Whether an event says what the fault should make AWS, or the program, say. */
export function showsFault({ shows }: Fault, event: EngineEvent): boolean {
  return wordsOf(event).some((words) => shows.test(words));
}

/** What an event repeats in others' words. */
function wordsOf(event: EngineEvent): readonly string[] {
  switch (event.kind) {
    case 'task':
      return [
        event.stoppedReason ?? '',
        ...event.containers.map(({ name, exitCode, reason = event.stoppedReason }) => {
          return `${reason} (${name}: exit code ${exitCode})`;
        }),
      ];
    case 'target':
      return [`${event.reason}: ${event.description}`];
    case 'service':
      return [event.message];
    case 'log':
      return [event.line];
    case 'resource':
      return [event.reason ?? ''];
    default:
      return [];
  }
}
