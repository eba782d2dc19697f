import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./worker.mjs', import.meta.url));

/** Worker processes, of which any may be killed; another one takes its place at once. */
export async function startWorkers(count, job, ledger, { file = script } = {}) {
  const children = new Set();
  const ready = new Set();
  let isStopping = false;

  async function startOne() {
    const child = fork(file, [JSON.stringify(job)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.add(child);
    const isReady = once(child, 'message');
    child.on('message', ([id, what, ...values]) => {
      if (what === 'ready') return ready.add(child);
      ledger.answer(what, ...values).then((value) => {
        if (child.connected) child.send([id, value], () => undefined);
      });
    });
    child.once('exit', () => {
      children.delete(child);
      ready.delete(child);
      if (!isStopping) startOne().catch(() => undefined);
    });
    await isReady;
  }

  await Promise.all(Array.from({ length: count }, startOne));
  return {
    get ready() {
      return ready.size;
    },
    /** SIGKILL, by its own id, to one of those that take tasks; false if none does just now. */
    killOne: () => {
      const all = [...ready];
      return all[Math.floor(Math.random() * all.length)]?.kill('SIGKILL') ?? false;
    },
    stop: async () => {
      isStopping = true;
      const ends = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}
