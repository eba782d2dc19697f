import { answer } from './answers.ts';
import type { Exchange } from './exchange.ts';

/** Answers a request as the load balancer, with its own page for the status. */
export function answerItself({ response, entry }: Exchange, status: number): void {
  entry.status = status;
  entry.sentBytes += answer(response, status);
}
