import { machineClock, type TaskClock } from '../task-clock.ts';
import type { Claim, TaskRecord, TaskRecords } from './task-records.ts';

interface HeldRecord {
  readonly owner: string;
  readonly until: number;
  readonly known: TaskRecord;
}

/** Records of one process, gone at its end: for tests, and for a laptop with a single process. */
export function memoryRecords(options: { readonly clock?: TaskClock } = {}): TaskRecords {
  const { clock = machineClock } = options;
  const records = new Map<string, HeldRecord>();
  const updatedNow = () => ({ updatedAt: new Date(clock.now()) });

  function heldBy({ key, owner }: Claim): HeldRecord | undefined {
    const record = records.get(key);
    return record?.known.state === 'running' && record.owner === owner ? record : undefined;
  }

  return {
    begin: async ({ key, owner, attempt, leaseMs }) => {
      const before = records.get(key);
      if (before?.known.state === 'completed') return 'completed';
      if (before?.known.state === 'running' && before.until > clock.now()) return 'running';
      const known = { state: 'running', attempt, ...updatedNow() } as const;
      records.set(key, { owner, until: clock.now() + leaseMs, known });
      return 'started';
    },
    extend: async (claim, progress) => {
      const record = heldBy(claim);
      if (!record) return false;
      const news = progress === undefined ? {} : { progress };
      const known = { ...record.known, ...news, ...updatedNow() };
      records.set(claim.key, { ...record, until: clock.now() + claim.leaseMs, known });
      return true;
    },
    end: async (claim, ending) => {
      const record = heldBy(claim);
      if (!record) return false;
      const known = { ...record.known, ...ending, ...updatedNow() };
      records.set(claim.key, { ...record, known });
      return true;
    },
    find: async (key) => records.get(key)?.known,
  };
}
