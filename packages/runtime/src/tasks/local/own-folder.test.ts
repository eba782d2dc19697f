import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shareFolder } from './own-folder.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-share-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('however many come and go, there is one owner at a time', async () => {
  let owners = 0;
  let terms = 0;
  async function comeAndGo(): Promise<void> {
    for (let visit = 0; visit < 25; visit += 1) {
      const share = await shareFolder(folder);
      if (share.kind === 'client') {
        share.socket.destroy();
        continue;
      }
      owners += 1;
      terms += 1;
      expect(owners).toBe(1);
      await pause(Math.random() * 3);
      owners -= 1;
      for (const socket of share.waiting) socket.destroy();
      await new Promise((resolve) => share.server.close(resolve));
    }
  }
  await Promise.all(Array.from({ length: 8 }, comeAndGo));
  expect(terms).toBeGreaterThan(10);
});
