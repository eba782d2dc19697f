import { randomUUID } from 'node:crypto';
import { HeldLease } from './held-lease.ts';
import { type Lease, LeaseTaken } from './lease.ts';
import {
  createLease,
  deleteLease,
  type LeaseContext,
  type LeaseRecord,
  leasePath,
  readLeases,
} from './lease-records.ts';

export interface LeaseRequest {
  readonly project: string;
  readonly environment: string;
  readonly by: string;
  readonly host: string;
  /** Told when a deployment holds it that may have been killed: whether it has is waited for. */
  readonly waits: (holder: Lease) => void;
}

/**
 * Takes the right to deploy. Throws LeaseTaken when another deployment shows a sign of life; one
 * that shows none for a minute was killed, and its place is taken.
 */
export async function takeLease(request: LeaseRequest, context: LeaseContext): Promise<HeldLease> {
  const path = leasePath(request);
  const id = randomUUID();
  for (;;) {
    const records = await readLeases(path, context);
    const [holder] = records;
    if (holder && !holder.lease.released) await untilDead(path, holder, request, context);
    const lease: Lease = {
      generation: (holder?.lease.generation ?? 0) + 1,
      id,
      by: request.by,
      host: request.host,
      since: context.clock.now(),
      released: false,
    };
    const isTaken = await createLease(path, lease, context);
    if (isTaken || (await isOwn(path, lease, context))) {
      for (const record of records) await deleteLease(path, record.lease, context);
      return new HeldLease(path, lease, context);
    }
    // Somebody was quicker: theirs is the holder now.
    await context.clock.sleep(context.pollInterval, context.signal);
  }
}

/** Milliseconds without a sign of life after which a deployment is taken for dead. */
const silence = 60_000;

/** By what is seen of it here, and not by its clock; a record that is old already needs one look. */
async function untilDead(
  path: string,
  first: LeaseRecord,
  { waits }: LeaseRequest,
  context: LeaseContext,
): Promise<void> {
  const { clock, signal, pollInterval } = context;
  const began = clock.now();
  const age = Math.min(silence - shortestLook, Math.max(0, began - first.renewedAt));
  waits(first.lease);
  for (;;) {
    const [now] = await readLeases(path, context);
    if (!now || now.lease.released) return;
    if (now.lease.id !== first.lease.id || now.version !== first.version) {
      throw new LeaseTaken(now.lease);
    }
    if (age + clock.now() - began >= silence) return;
    await clock.sleep(pollInterval, signal);
  }
}

/** Milliseconds: longer than two renewals are apart, should clocks differ. */
const shortestLook = 15_000;

/** The answer to the call that made it may have been lost. */
async function isOwn(path: string, { id }: Lease, context: LeaseContext): Promise<boolean> {
  const [now] = await readLeases(path, context);
  return now?.lease.id === id;
}
