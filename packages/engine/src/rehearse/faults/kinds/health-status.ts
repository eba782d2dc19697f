import { type Fault, refuse } from '../fault.ts';
import { answerRequests } from '../program/answer-requests.ts';
import { runNodeInstead } from '../program/run-instead.ts';

export const health404 = answersWith(404);
export const health500 = answersWith(500);

function answersWith(status: number): Fault {
  return {
    name: `health-${status}`,
    does: `a server that answers everything with ${status} takes the place of the program`,
    expects: `probes fail with [${status}]; the second task that is given up trips the breaker`,
    shows: new RegExp(`Health checks failed with these codes: \\[${status}\\]`),
    ends: 'rolled-back',
    cause: 'tg-code-mismatch',
    change: (place) =>
      place.service.kind === 'web'
        ? runNodeInstead(
            place,
            answerRequests(place.service.route.port, `response.writeHead(${status}).end();`),
          )
        : refuse(`no load balancer asks ${place.service.name}`),
  };
}
