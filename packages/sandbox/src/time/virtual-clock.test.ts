import { array, assert, asyncProperty, boolean, nat, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtualClock } from './virtual-clock.ts';

describe('a virtual clock', () => {
  test('fires timers by instant, those of one instant as they were asked for, without the cancelled', async () => {
    const timer = record({ delay: nat(20), cancelled: boolean() });
    await assert(
      asyncProperty(array(timer, { maxLength: 300 }), async (timers) => {
        const clock = virtualClock(0);
        const fired: { at: number; index: number }[] = [];
        const cancels = timers.map(({ delay }, index) =>
          clock.after(delay, () => fired.push({ at: clock.now(), index })),
        );
        timers.forEach(({ cancelled }, index) => {
          if (cancelled) cancels[index]?.();
        });
        await clock.run();
        const expected = timers
          .map(({ delay, cancelled }, index) => ({ at: delay, index, cancelled }))
          .filter(({ cancelled }) => !cancelled)
          .sort((one, other) => one.at - other.at || one.index - other.index)
          .map(({ at, index }) => ({ at, index }));
        expect(fired).toEqual(expected);
      }),
    );
  });

  test('never goes back, and comes to each sleeper exactly at its time', async () => {
    await assert(
      asyncProperty(
        array(array(nat(50), { maxLength: 8 }), { maxLength: 20 }),
        async (sleepers) => {
          const clock = virtualClock(0);
          const seen: number[] = [];
          const sleepThrough = async (delays: readonly number[]) => {
            let expected = 0;
            for (const delay of delays) {
              await clock.sleep(delay);
              expected += delay;
              expect(clock.now()).toBe(expected);
              seen.push(expected);
            }
          };
          const all = Promise.all(sleepers.map(sleepThrough));
          await clock.run();
          await all;
          expect(seen).toEqual([...seen].sort((one, other) => one - other));
          expect(seen).toHaveLength(sleepers.flat().length);
        },
      ),
    );
  });

  test('lets long chains of promises settle before the next timer', async () => {
    const clock = virtualClock(0);
    const order: string[] = [];
    clock.after(1, () => {
      void (async () => {
        for (let turn = 0; turn < 1000; turn++) await undefined;
        order.push(`chain at ${clock.now()}`);
      })();
    });
    clock.after(1, () => order.push(`timer at ${clock.now()}`));
    await clock.run();
    expect(order).toEqual(['chain at 1', 'timer at 1']);
  });

  test('stops as soon as the condition holds', async () => {
    const clock = virtualClock(0);
    let fired = 0;
    for (const delay of [5, 10, 15]) clock.after(delay, () => fired++);
    await clock.run({ until: () => fired === 2 });
    expect(clock.now()).toBe(10);
    await clock.run();
    expect(fired).toBe(3);
  });

  test('passes a span of time to its end, also when nothing happens', async () => {
    const clock = virtualClock(0);
    let fired = 0;
    for (const delay of [999, 1000, 1001]) clock.after(delay, () => fired++);
    await clock.run({ for: 1000 });
    expect([clock.now(), fired]).toEqual([1000, 2]);
  });

  test('says so when nothing is left that could make the condition true', async () => {
    const clock = virtualClock(0);
    clock.after(1, () => {});
    await expect(clock.run({ until: () => false })).rejects.toThrow('Nothing is left to do');
  });

  test('says so when a repeated timer never makes the condition true', async () => {
    const clock = virtualClock(0);
    const again = () => void clock.after(1000, again);
    again();
    await expect(clock.run({ until: () => false, for: 60_000 })).rejects.toThrow(
      'still false at 1970-01-01T00:01:00.000Z',
    );
  });

  test("surfaces a timer's error and can go on after it", async () => {
    const clock = virtualClock(0);
    let fired = false;
    clock.after(1, () => {
      throw new Error('broken');
    });
    clock.after(2, () => {
      fired = true;
    });
    await expect(clock.run()).rejects.toThrow('broken');
    await clock.run();
    expect(fired).toBe(true);
  });

  test('ends a sleep with the reason of its signal', async () => {
    const clock = virtualClock(0);
    const abort = new AbortController();
    clock.after(5, () => abort.abort(new Error('rolled back')));
    const slept = expect(clock.sleep(10, abort.signal)).rejects.toThrow('rolled back');
    await clock.run();
    await slept;
    expect(clock.now()).toBe(5);
  });
});
