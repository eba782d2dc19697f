import type { RehearsalReport } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { paintFor } from '../terminal/paint.ts';
import { updateSection } from './rehearsal-update.ts';

const page = { width: 80, paint: paintFor(false) };

const update: NonNullable<RehearsalReport['update']> = {
  service: 'api',
  outcome: 'rolled-in',
  duration: 11_836,
  load: { sent: 2784, dropped: {}, failed: 0, slow: 0, median: 2.4, p99: 17.9, slowest: 42 },
  capacity: [
    { at: 0, service: 'api', healthy: 1 },
    { at: 8155, service: 'api', healthy: 2 },
    { at: 8490, service: 'api', healthy: 1 },
  ],
};

test('an update says when it was over, what clients met and what could serve them', () => {
  expect(updateSection(update, page)).toEqual([
    'Update of api',
    '  outcome   rolled in after 11.8 s',
    '  requests  2784 requests sent and none dropped',
    '  answers   half within 2 ms and 99 of 100 within 18 ms',
    '  capacity  1, 2 after 8.2 s, 1 after 8.5 s',
  ]);
});

test('drops are shown by what the client saw', () => {
  const dropped = { 502: 12, ECONNRESET: 3 };
  const text = updateSection({ ...update, load: { ...update.load, dropped, failed: 2 } }, page);
  expect(text[2]).toBe(
    '  requests  2784 requests sent, dropped 12 × 502, 3 × ECONNRESET and 2 failed',
  );
});

test('without a load balancer nobody sent anything', () => {
  const text = updateSection({ ...update, load: { ...update.load, sent: 0 } }, page).join('\n');
  expect(text).not.toContain('requests');
  expect(text).not.toContain('answers');
});

test('without an update there is nothing to say', () => {
  expect(updateSection(undefined, page)).toEqual([]);
});
