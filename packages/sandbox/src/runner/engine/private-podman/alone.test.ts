import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { alone, lockOf } from './alone.ts';

// Such locks are Linux's, as is the private Podman.
describe.skipIf(process.platform !== 'linux')('work of which only one is done at a time', () => {
  test('is never done twice at the same time', async () => {
    const path = `/tmp/${randomUUID()}`;
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await sleep(2);
      working -= 1;
    };

    await Promise.all(Array.from({ length: 5 }, () => alone(path, work)));

    expect(most).toBe(1);
  });

  test('lets others begin when it fails', async () => {
    const path = `/tmp/${randomUUID()}`;

    await expect(alone(path, () => Promise.reject(new Error('no room')))).rejects.toThrow(
      'no room',
    );

    expect(await alone(path, async () => 'done')).toBe('done');
  });

  test('waits for another process, and no longer than it lives', async () => {
    const path = `/tmp/${randomUUID()}`;
    const hold = `require('node:net').createServer().listen(${JSON.stringify(lockOf(path))}, () => console.log('held'))`;
    const other = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void other.kill('SIGKILL'));
    await once(other.stdout, 'data');
    let isDone = false;
    const work = alone(path, async () => {
      isDone = true;
    });
    await sleep(60);
    expect(isDone).toBe(false);

    other.kill('SIGKILL');

    await work;
    expect(isDone).toBe(true);
  });
});
