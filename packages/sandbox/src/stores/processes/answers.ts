import { once } from 'node:events';
import type { Duplex } from 'node:stream';

/** Whether a server says what it should: by itself to whoever connects, or to a question. */
export async function answers(
  dial: () => Promise<Duplex>,
  question?: string | Buffer,
  isAnswer: (said: Buffer) => boolean = () => true,
): Promise<boolean> {
  try {
    const connection = await dial();
    try {
      const said = Promise.race([once(connection, 'data'), silence(connection)]);
      if (question !== undefined) connection.write(question);
      const [answer] = (await said) ?? [];
      return answer !== undefined && isAnswer(answer);
    } finally {
      connection.destroy();
    }
  } catch {
    return false;
  }
}

async function silence(connection: Duplex): Promise<undefined> {
  await once(connection, 'close');
}
