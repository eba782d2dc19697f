import { machineClock, type TaskClock } from '../task-clock.ts';
import type { Claim, TaskRecord, TaskRecords } from './task-records.ts';

interface HeldRecord extends Omit<TaskRecord, 'updatedAt'> {
  readonly updatedAt: number;
  readonly owner?: string;
  readonly until: number;
}

/** Records of one process, gone at its end: for tests, and for a laptop with a single process. */
export function memoryRecords({ clock = machineClock }: { readonly clock?: TaskClock } = {}): TaskRecords {
  const records = new Map<string, HeldRecord>();

  function heldBy({ key, owner }: Claim): HeldRecord | undefined {
    const record = records.get(key);
    return record?.state === 'running' && record.owner === owner ? record : undefined;
  }

  return {
    begin: async ({ key, owner, attempt, leaseMs }) => {
      const now = clock.now();
      const before = records.get(key);
      if (before?.state === 'completed') return 'completed';
      if (before?.state === 'running' && before.until > now) return 'running';
      records.set(key, { state: 'running', attempt, owner, until: now + leaseMs, updatedAt: now });
      return 'started';
    },
    extend: async (claim, progress) => {
      const record = heldBy(claim);
      if (!record) return false;
      const now = clock.now();
      const news = progress === undefined ? {} : { progress };
      records.set(claim.key, { ...record, ...news, until: now + claim.leaseMs, updatedAt: now });
      return true;
    },
    end: async (claim, ending) => {
      const { owner: _, ...record } = heldBy(claim) ?? {};
      if (record.state === undefined) return;
      records.set(claim.key, { ...record, ...ending, until: 0, updatedAt: clock.now() } as HeldRecord);
    },
    find: async (key) => {
      const record = records.get(key);
      if (!record) return undefined;
      const { owner: _owner, until: _until, ...rest } = record;
      return { ...rest, updatedAt: new Date(record.updatedAt) };
    },
  };
}
