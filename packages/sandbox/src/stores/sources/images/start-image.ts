import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../../processes/answers.ts';
import type { StoreRequest } from '../../store-servers.ts';
import type { Backend } from '../backend.ts';
import type { ImageRunner, RunningImage } from './image-runner.ts';
import { type ImageServer, serverFor } from './server-images.ts';

/** Milliseconds in which a server has made its data and answers. */
const patience = 180_000;

/** Starts a store from an image that the engine has, and waits until it answers. */
export async function startImage(
  runner: ImageRunner,
  request: StoreRequest,
  reference: string,
  signal: AbortSignal,
): Promise<Backend> {
  const server = serverFor(request);
  const running = await runner.run({ reference, ...server.settings }, signal);
  try {
    const failure = await untilItAnswers(running, server, signal);
    if (failure !== undefined) {
      const said = running.lastLines().filter((line) => !tells(line, request));
      throw new Error([`The server of ${reference} ${failure}.`, ...said].join('\n'));
    }
    const { dial, stop } = running;
    return { description: `${server.product} from ${reference}`, dial, stop };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Resolves with what is wrong when it does not. */
async function untilItAnswers(
  running: RunningImage,
  server: ImageServer,
  signal: AbortSignal,
): Promise<string | undefined> {
  const over = new AbortController();
  const untilOver = { signal: AbortSignal.any([signal, over.signal]) };
  const poll = async () => {
    while (!(await answers(running.dial, server.question, server.isAnswer))) {
      await sleep(50, undefined, untilOver);
    }
    return undefined;
  };
  try {
    return await Promise.race([
      poll(),
      running.ended.then(() => 'ended before it answered'),
      sleep(patience, `did not answer within ${patience / 1000} s`, untilOver),
    ]);
  } finally {
    over.abort();
  }
}

/** Whether a line quotes the password, in one of the ways in which a server's files write it. */
function tells(line: string, request: StoreRequest): boolean {
  const password = 'password' in request ? request.password : undefined;
  if (password === undefined) return false;
  const inHex = [...Buffer.from(password)].map(
    (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
  );
  const doubled = password.replaceAll("'", "''");
  const written = [password, doubled, doubled.replaceAll('\\', '\\\\'), inHex.join('')];
  return written.some((text) => line.includes(text));
}
