import type { EngineEvent } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { padText } from '../terminal/pad-text.ts';
import { printable } from '@seaworthy/compiler';

/** One event as a line, with the seconds since the start; undefined for what nobody needs to see. */
export function progressLine(
  event: EngineEvent,
  elapsed: number,
  { paint }: Page,
): string | undefined {
  const told = tell(event);
  if (!told) return undefined;
  const [subject, text] = told;
  const time = padText(`${(elapsed / 1000).toFixed(1)} s`, 8, { align: 'right' });
  return `${paint.faint(time)}  ${paint.name(printable(subject))}  ${printable(text)}`;
}

type Told = readonly [subject: string, text: string] | undefined;

function tell(event: EngineEvent): Told {
  switch (event.kind) {
    case 'image':
      return [event.service, event.detail];
    case 'stand-in':
      return [event.of, `${event.by} stands in for it`];
    case 'stack':
      return [event.stack, stackText(event)];
    case 'resource':
      return event.status.endsWith('_FAILED')
        ? [event.stack, `${event.logicalId} ${event.status}: ${event.reason ?? 'no reason given'}`]
        : undefined;
    case 'service':
      return [event.service, event.message];
    case 'task':
      return [event.service, taskText(event)];
    case 'target':
      return [event.service, targetText(event)];
    case 'log':
      return [`${event.service} ${event.task.slice(0, 8)}`, event.line];
    case 'blocked':
      return [event.service, `no connection to ${event.to}:${event.port}: ${event.explanation}`];
    case 'job':
      return [event.service, jobText(event)];
    case 'secret':
      return event.madeUp.length > 0
        ? [event.name, `made up for the rehearsal, as nothing sets them: ${event.madeUp.join(', ')}`]
        : undefined;
  }
}

const stackTexts: Readonly<Record<Extract<EngineEvent, { kind: 'stack' }>['state'], string>> = {
  started: 'is deployed',
  'rolling-back': 'is rolled back',
  done: 'is there',
  unchanged: 'is as it should be',
  failed: 'failed',
  'rolled-back': 'was rolled back',
  'rollback-failed': 'could not be rolled back',
};

function stackText({ state, reason }: Extract<EngineEvent, { kind: 'stack' }>): string {
  const showsReason = reason !== undefined && state !== 'done' && state !== 'started';
  return showsReason ? `${stackTexts[state]}: ${reason}` : stackTexts[state];
}

function taskText(event: Extract<EngineEvent, { kind: 'task' }>): string {
  const health = event.health === 'UNKNOWN' ? '' : `, ${event.health}`;
  const reason = event.stoppedReason === undefined ? '' : `: ${event.stoppedReason}`;
  const exits = event.containers.flatMap(({ name, exitCode, reason: why }) =>
    exitCode === undefined && why === undefined
      ? []
      : [`${name}${exitCode === undefined ? '' : ` left with ${exitCode}`}${why ? ` (${why})` : ''}`],
  );
  const left = exits.length > 0 && event.status === 'STOPPED' ? `; ${exits.join(', ')}` : '';
  return `task ${event.task.slice(0, 8)} ${event.status}${health}${reason}${left}`;
}

function targetText({ target, state, reason, description }: Extract<EngineEvent, { kind: 'target' }>) {
  const why = description ?? reason;
  return `target ${target} is ${state}${why === undefined ? '' : `: ${why}`}`;
}

function jobText({ state, reason }: Extract<EngineEvent, { kind: 'job' }>): string {
  if (state === 'started') return 'runs once';
  return state === 'done' ? 'is done' : `failed${reason === undefined ? '' : `: ${reason}`}`;
}
