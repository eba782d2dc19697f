import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../../../../sandbox/src/time/virtual-clock.ts';
import type { Delivery, TaskQueue } from '../task-queue.ts';
import { createEmbeddedQueue } from './embedded-queue.ts';
import { type Hazards, noHazards } from './hazards.ts';
import { readLine, writeLine } from './journal-line.ts';
import { createTaskTable, type TaskTable } from './task-table.ts';

const leaseMs = 60_000;

/** A queue whose journal is a list of lines, and what a worker that saw everything knows of it. */
class World {
  readonly clock: VirtualClock = virtualClock();
  readonly lines: string[] = [];
  readonly hazards: Hazards;
  table: TaskTable = createTaskTable();
  queue: TaskQueue;
  readonly sent = new Set<string>();
  readonly done = new Set<string>();
  readonly buried = new Set<string>();
  /** Who has a lease, and until when. */
  readonly leases = new Map<string, { readonly handle: string; readonly until: number }>();
  readonly dueAt = new Map<string, number>();
  inHand: Delivery[] = [];

  constructor(hazards: Hazards) {
    this.hazards = hazards;
    this.queue = this.open();
  }

  private open(): TaskQueue {
    const journal = {
      write: (change: Parameters<typeof writeLine>[0]) => void this.lines.push(writeLine(change)),
      synced: async () => undefined,
      close: async () => undefined,
    };
    const { table, clock, hazards } = this;
    return createEmbeddedQueue({ table, journal, clock, hazards });
  }

  /** What SIGKILL and the next start do: all that is left is the journal. */
  restart(): void {
    const before = [...this.table.tasks.values()];
    this.table = createTaskTable();
    for (const line of this.lines) {
      const change = readLine(line.slice(0, -1));
      if (!change) throw new Error('A line of the journal cannot be read.');
      this.table.apply(change);
    }
    expect([...this.table.tasks.values()]).toEqual(before);
    this.queue = this.open();
  }

  async receive(most: number): Promise<readonly Delivery[]> {
    const waiting = new AbortController();
    const received = this.queue.receive(most, leaseMs, waiting.signal);
    waiting.abort();
    const deliveries = await received;
    for (const { handle, body } of deliveries) this.checkHandedOver(handle, body);
    this.inHand.push(...deliveries);
    return deliveries;
  }

  private checkHandedOver(handle: string, id: string): void {
    const now = this.clock.now();
    expect(this.sent.has(id)).toBe(true);
    expect(this.done.has(id), 'handed over after it was done').toBe(false);
    expect(this.buried.has(id), 'handed over as a dead letter').toBe(false);
    expect(this.dueAt.get(id) ?? 0, 'handed over too early').toBeLessThanOrEqual(now);
    if (this.hazards === noHazards) {
      const until = this.leases.get(id)?.until ?? 0;
      expect(until, 'handed over while it was leased').toBeLessThanOrEqual(now);
    }
    this.leases.set(id, { handle, until: now + leaseMs });
  }

  /** Whether a handle is of the last handing-over, by which alone something can be done. */
  isLast({ handle, body }: Delivery): boolean {
    return (
      this.leases.get(body)?.handle === handle && !this.done.has(body) && !this.buried.has(body)
    );
  }
}

interface Step {
  readonly what: string;
  run(world: World): Promise<void>;
}

const index = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.nat(3).map((delaySeconds) => ({
    what: `send, ${delaySeconds} s later`,
    run: async (world: World) => {
      const id = `task${world.sent.size}`;
      world.sent.add(id);
      world.dueAt.set(id, world.clock.now() + delaySeconds * 1000);
      await world.queue.send({ id, type: 'x', body: id, delaySeconds });
    },
  })),
  fc.integer({ min: 1, max: 3 }).map((most) => ({
    what: `receive ${most}`,
    run: async (world: World) => void (await world.receive(most)),
  })),
  index.map((at) => ({
    what: `complete ${at}`,
    run: async (world: World) => {
      const delivery = world.inHand[at];
      if (!delivery) return;
      if (world.isLast(delivery)) world.done.add(delivery.body);
      await world.queue.complete(delivery.handle);
    },
  })),
  fc.tuple(index, fc.nat(90_000)).map(([at, delayMs]) => ({
    what: `release ${at} for ${delayMs} ms`,
    run: async (world: World) => {
      const delivery = world.inHand[at];
      if (!delivery) return;
      if (world.isLast(delivery)) {
        world.leases.delete(delivery.body);
        world.dueAt.set(delivery.body, world.clock.now() + delayMs);
      }
      await world.queue.release(delivery.handle, delayMs);
    },
  })),
  index.map((at) => ({
    what: `extend ${at}`,
    run: async (world: World) => {
      const delivery = world.inHand[at];
      if (!delivery) return;
      const isLast = world.isLast(delivery);
      const lost = await world.queue.extend([delivery.handle], leaseMs);
      if (world.hazards === noHazards) expect(lost.length === 0).toBe(isLast);
      if (lost.length > 0 && isLast) world.leases.delete(delivery.body);
      if (lost.length > 0) return;
      const until = world.clock.now() + leaseMs;
      world.leases.set(delivery.body, { handle: delivery.handle, until });
    },
  })),
  index.map((at) => ({
    what: `bury ${at}`,
    run: async (world: World) => {
      const delivery = world.inHand[at];
      if (!delivery) return;
      if (world.isLast(delivery)) {
        world.buried.add(delivery.body);
        world.leases.delete(delivery.body);
      }
      await world.queue.bury(delivery.handle, 'bad');
      expect((await world.queue.deadLetters(100)).map(({ id }) => id).sort()).toEqual(
        [...world.buried].sort(),
      );
    },
  })),
  fc.constant({
    what: 'redrive',
    run: async (world: World) => {
      expect(await world.queue.redrive(undefined)).toBe(world.buried.size);
      world.buried.clear();
    },
  }),
  fc.nat(70_000).map((ms) => ({
    what: `${ms} ms pass`,
    run: async (world: World) => world.clock.run({ for: ms }),
  })),
  fc.constant({ what: 'killed and started again', run: async (world: World) => world.restart() }),
);

const steps = fc.array(step, { minLength: 1, maxLength: 80, size: 'max' });
const hazardous: Hazards = { seed: 3, duplicate: 0.3, late: 0.3, lateMs: 5000, loseLease: 0.3 };

test.each([
  ['without hazards', noHazards],
  ['with hazards', hazardous],
])(
  '%s nothing is lost, handed over early, or handed over after it was done',
  async (_, hazards) => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = new World(hazards);
        for (const { run } of all) await run(world);
        await world.clock.run({ for: 200_000 });
        for (let received = 1; received > 0; ) {
          const deliveries = await world.receive(10);
          for (const delivery of deliveries.filter((each) => world.isLast(each))) {
            world.done.add(delivery.body);
            await world.queue.complete(delivery.handle);
          }
          received = deliveries.length;
        }
        expect(new Set([...world.done, ...world.buried])).toEqual(world.sent);
      }),
      { numRuns: 300 },
    );
  },
);
