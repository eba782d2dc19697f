import type { Fault } from '../fault.ts';
import { answerRequests, portOf } from '../program/answer-requests.ts';
import { runNodeInstead } from '../program/run-instead.ts';

/** Pieces that the memory of the task consists of, one taken every so many milliseconds. */
const pieces = 8;
const every = 400;

export const leaksMemory: Fault = {
  name: 'leaks-memory',
  does: 'a program that takes more memory than the task has takes the place of the own one',
  expects: 'the kernel kills it (137, OutOfMemoryError); the second death trips the breaker',
  shows: /OutOfMemoryError: Container killed due to memory usage/,
  ends: 'rolled-back',
  cause: 'oom-137',
  change: (place) => {
    const { service } = place;
    const piece = Math.ceil(service.size.memory / pieces);
    const port = portOf(service);
    // The end is for machines whose engine enforces no limit.
    const leak = [
      'const kept = [];',
      `setInterval(() => { if (kept.length < ${pieces * 1.5}) kept.push(Buffer.alloc(${piece} * 1024 * 1024, 1)); }, ${every});`,
    ].join('\n');
    const server = port === undefined ? '' : answerRequests(port, 'response.writeHead(503).end();');
    return runNodeInstead(place, `${leak}\n${server}`);
  },
};
