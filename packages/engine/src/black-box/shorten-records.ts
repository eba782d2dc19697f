import type { EngineEvent } from '../events/engine-event.ts';
import { type BlackBoxRecord, writeLine } from './black-box-record.ts';

/**
 * Leaves records out until all of them take no more than so many bytes, the least useful first; what
 * a verdict is made of goes last. Says what is left out.
 */
export function shortenRecords(
  records: readonly BlackBoxRecord[],
  bytes: number,
): readonly BlackBoxRecord[] {
  let left = records;
  for (const { what, leaveOut } of steps) {
    if (sizeOf(left) <= bytes) return left;
    const kept = leaveOut(left, bytes);
    left = noted(kept, what, left.length - kept.length);
  }
  return left;
}

type LeaveOut = (records: readonly BlackBoxRecord[], bytes: number) => readonly BlackBoxRecord[];

const steps: readonly { readonly what: string; readonly leaveOut: LeaveOut }[] = [
  {
    what: 'requests and steps of builds',
    leaveOut: withoutEvents((event) => event.kind === 'request' || isProgress(event)),
  },
  { what: 'older log lines', leaveOut: withLastLines(500) },
  { what: 'steps of resources that went well', leaveOut: withoutEvents(isGoodStep) },
  { what: 'templates', leaveOut: (records) => records.filter(({ kind }) => kind !== 'template') },
  { what: 'older log lines', leaveOut: withLastLines(200) }, // as many as the doctor reads
  { what: 'states that others followed', leaveOut: withoutPassedStates },
  { what: 'older log lines', leaveOut: withLastLines(50) },
  { what: 'older events', leaveOut: withNewestEvents },
];

function withoutEvents(isIdle: (event: EngineEvent) => boolean): LeaveOut {
  return (records) => records.filter((record) => record.kind !== 'event' || !isIdle(record.event));
}

function isProgress(event: EngineEvent): boolean {
  return event.kind === 'image' && (event.state === 'progress' || event.state === 'pushing');
}

function isGoodStep(event: EngineEvent): boolean {
  return event.kind === 'resource' && !event.status.endsWith('_FAILED');
}

/** Of each service's log. */
function withLastLines(number: number): LeaveOut {
  return (records) => {
    const seen = new Map<string, number>();
    const isLate = (record: BlackBoxRecord): boolean => {
      if (record.kind !== 'event' || record.event.kind !== 'log') return true;
      const { service } = record.event;
      seen.set(service, (seen.get(service) ?? 0) + 1);
      return (seen.get(service) ?? 0) <= number;
    };
    return records.toReversed().filter(isLate).toReversed();
  };
}

/** Tasks and targets are told again whenever they change; how a task ended stays. */
function withoutPassedStates(records: readonly BlackBoxRecord[]): readonly BlackBoxRecord[] {
  const seen = new Set<string>();
  const isLast = (record: BlackBoxRecord): boolean => {
    const id = record.kind === 'event' ? stateOf(record.event) : undefined;
    if (id === undefined) return true;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  };
  return records.toReversed().filter(isLast).toReversed();
}

function stateOf(event: EngineEvent): string | undefined {
  if (event.kind === 'task' && event.status !== 'STOPPED') return `task ${event.task}`;
  if (event.kind === 'target') return `target ${event.service} ${event.target} ${event.state}`;
  return undefined;
}

function withNewestEvents(
  records: readonly BlackBoxRecord[],
  bytes: number,
): readonly BlackBoxRecord[] {
  let excess = sizeOf(records) - bytes;
  return records.filter((record) => {
    if (record.kind !== 'event' || excess <= 0) return true;
    excess -= sizeOf([record]);
    return false;
  });
}

/** Adds to what was said to be left out before. */
function noted(
  records: readonly BlackBoxRecord[],
  what: string,
  number: number,
): readonly BlackBoxRecord[] {
  if (number === 0) return records;
  const isSame = (record: BlackBoxRecord) => record.kind === 'dropped' && record.what === what;
  const before = records.find(isSame);
  const sum = number + (before?.kind === 'dropped' ? before.number : 0);
  return [...records.filter((record) => !isSame(record)), { kind: 'dropped', what, number: sum }];
}

function sizeOf(records: readonly BlackBoxRecord[]): number {
  return records.reduce((sum, record) => sum + Buffer.byteLength(writeLine(record)), 0);
}
