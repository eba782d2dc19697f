import type { Queues } from '../../../queues/queues.ts';
import type { Clock } from '../../../time/clock.ts';

export interface SmallQueue extends Queues {
  /** Bodies that wait, visible or not. */
  readonly bodies: () => readonly string[];
}

/** One queue with a visibility timeout of 30 seconds. */
export function smallQueue(arn: string, clock: Clock): SmallQueue {
  const messages = new Map<string, { readonly body: string; visible: boolean }>();
  const listeners = new Set<() => void>();
  let count = 0;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    exists: (queueArn) => queueArn === arn,
    receive: (_, most) => {
      const visible = [...messages].filter(([, message]) => message.visible).slice(0, most);
      return visible.map(([messageId, message]) => {
        message.visible = false;
        clock.after(30_000, () => {
          message.visible = true;
          if (messages.has(messageId)) tell();
        });
        return { messageId, receiptHandle: messageId, body: message.body, attributes: {} };
      });
    },
    delete: (_, receiptHandle) => messages.delete(receiptHandle),
    send: (_, body) => {
      count += 1;
      messages.set(`message-${count}`, { body, visible: true });
      tell();
    },
    onVisible: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bodies: () => [...messages.values()].map(({ body }) => body),
  };
}
