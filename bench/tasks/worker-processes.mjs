import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./worker.mjs', import.meta.url));

/** Worker processes, of which any may be killed; another one takes its place at once. */
export async function startWorkers(count, job, ledger, { file = script } = {}) {
  const children = new Set();
  let isStopping = false;

  async function startOne() {
    const child = fork(file, [JSON.stringify(job)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.add(child);
    const ready = once(child, 'message');
    child.on('message', ([id, what, ...values]) => {
      if (what === 'ready') return;
      ledger.answer(what, ...values).then((value) => {
        if (child.connected) child.send([id, value], () => undefined);
      });
    });
    child.once('exit', () => {
      children.delete(child);
      if (!isStopping) startOne().catch(() => undefined);
    });
    await ready;
  }

  await Promise.all(Array.from({ length: count }, startOne));
  return {
    /** SIGKILL to one of them, by its own id. */
    killOne: (random) => {
      const all = [...children];
      all[Math.floor(random() * all.length)]?.kill('SIGKILL');
    },
    stop: async () => {
      isStopping = true;
      const ends = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}
