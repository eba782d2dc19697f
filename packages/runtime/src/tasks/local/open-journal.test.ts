import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../log.ts';
import { openJournal } from './open-journal.ts';
import type { Change, HeldTask } from './task-table.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-journal-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(compactFrom?: number) {
  const options = { log: silentLog, ...(compactFrom === undefined ? {} : { compactFrom }) };
  const { table, journal } = openJournal(folder, options);
  return {
    table,
    journal,
    change: (change: Change) => {
      table.apply(change);
      journal.write(change);
    },
  };
}

function task(id: string): HeldTask {
  return { id, body: `body of ${id}`, attempts: 0, dueAt: 0, lease: 0 };
}

test('what was synced is there after the next start, and is for its owner alone', async () => {
  const { change, journal } = open();
  change(['keep', task('a')]);
  change(['keep', task('b')]);
  change(['take', 'b', 7, 99]);
  change(['done', 'a']);
  await journal.close();
  const { table } = open();
  expect([...table.tasks.values()]).toEqual([{ ...task('b'), attempts: 1, lease: 7, dueAt: 99 }]);
  expect(table.lastLease).toBe(7);
  expect(statSync(join(folder, 'journal')).mode & 0o777).toBe(0o600);
});

test.each([
  ['half a line', (whole: string) => `${whole}0badc0de ["keep",{"id":"c"`],
  ['a line with another checksum', (whole: string) => `${whole}00000000 ["done","a"]\n`],
  ['zeroes', (whole: string) => `${whole}${'\0'.repeat(512)}`],
])('%s at the end is cut off and kept aside, and writing goes on', async (_, spoil) => {
  const first = open();
  first.change(['keep', task('a')]);
  await first.journal.close();
  const path = join(folder, 'journal');
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, spoil(whole));
  const second = open();
  expect([...second.table.tasks.keys()]).toEqual(['a']);
  second.change(['keep', task('b')]);
  await second.journal.close();
  expect([...open().table.tasks.keys()]).toEqual(['a', 'b']);
  expect(whole + readFileSync(`${path}.cut`, 'utf8')).toBe(spoil(whole));
});

test('it is written anew when most of it is past, and says the same', async () => {
  const { change, journal } = open(10_000);
  for (let round = 0; round < 300; round += 1) {
    change(['keep', task(`task${round}`)]);
    change(['take', `task${round}`, round + 1, 50]);
    if (round % 100 !== 0) change(['done', `task${round}`]);
    if (round % 10 === 0) await journal.synced();
  }
  for (let beat = 0; beat < 600; beat += 1) change(['until', 'task0', beat]);
  await journal.synced();
  await journal.close();
  expect(statSync(join(folder, 'journal')).size).toBeLessThan(12_000);
  const { table } = open();
  expect([...table.tasks.keys()]).toEqual(['task0', 'task100', 'task200']);
  expect(table.tasks.get('task200')).toMatchObject({ attempts: 1, lease: 201, dueAt: 50 });
  // A lease of before must not come again, or an old handle would be good.
  expect(table.lastLease).toBe(300);
});

test('a rest of a compaction that a crash has ended does no harm', async () => {
  const first = open();
  first.change(['keep', task('a')]);
  await first.journal.close();
  appendFileSync(join(folder, 'journal.next'), 'half');
  expect([...open().table.tasks.keys()]).toEqual(['a']);
});
