import { request } from 'node:http';
import type { Log } from '../../log.ts';
import type { TaskClock } from '../task-clock.ts';
import { messageOf } from './attempt-task.ts';

/** Keeps ECS from taking this task away while it works. Spot and a full stop take it all the same. */
export interface Protection {
  isBusy(busy: boolean): void;
  end(): Promise<void>;
}

const minutes = 60;
/** Milliseconds of idleness before the protection goes: tasks that follow each other share it. */
const idleMs = 10_000;

/** Asks ECS's agent at `agent` (`ECS_AGENT_URI`); without one, there is nothing to protect from. */
export function createProtection(
  agent: string | undefined,
  { clock, log }: { readonly clock: TaskClock; readonly log: Log },
): Protection {
  if (!agent) return { isBusy: () => undefined, end: async () => undefined };
  const url = `${agent}/task-protection/v1/state`;
  let isProtected = false;
  let isTold = false;
  let cancelRenewal: () => void = () => undefined;
  let cancelEnd: () => void = () => undefined;
  let last = Promise.resolve();

  function ask(on: boolean): void {
    isProtected = on;
    const body = on
      ? { ProtectionEnabled: true, ExpiresInMinutes: minutes }
      : { ProtectionEnabled: false };
    last = last
      .then(() => put(url, JSON.stringify(body)))
      .catch((error: unknown) => {
        if (!isTold) log.warn({ error: messageOf(error) }, 'no protection from scaling in');
        isTold = true;
      });
    cancelRenewal();
    if (on) cancelRenewal = clock.after((minutes * 60_000) / 2, () => ask(true));
  }

  return {
    isBusy: (busy) => {
      cancelEnd();
      if (busy && !isProtected) ask(true);
      if (!busy && isProtected) cancelEnd = clock.after(idleMs, () => ask(false));
    },
    end: async () => {
      cancelEnd();
      if (isProtected) ask(false);
      await last;
    },
  };
}

function put(url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const asking = request(url, { method: 'PUT', headers, timeout: 5000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        // ECS answers 200 with a `failure` for tasks that belong to no service.
        if (answer.statusCode === 200 && !text.includes('"failure"')) resolve();
        else reject(new Error(`ECS's agent answered ${answer.statusCode}: ${text.slice(0, 500)}`));
      });
      answer.on('error', reject);
    });
    asking.on('timeout', () => asking.destroy(new Error("ECS's agent does not answer.")));
    asking.on('error', reject);
    asking.end(body);
  });
}
