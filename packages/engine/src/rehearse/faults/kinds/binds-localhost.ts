import { type Fault, refuse } from '../fault.ts';
import { answerRequests } from '../program/answer-requests.ts';
import { runNodeInstead } from '../program/run-instead.ts';

export const bindsLocalhost: Fault = {
  name: 'binds-localhost',
  does: 'a server on 127.0.0.1 takes the place of the program',
  expects: 'probes are refused while the container finds itself well; the second trips the breaker',
  shows: /Target\.FailedHealthChecks/,
  ends: 'rolled-back',
  cause: 'bind-localhost',
  change: (place) =>
    place.service.kind === 'web'
      ? runNodeInstead(
          place,
          answerRequests(place.service.route.port, "response.end('ok');", '127.0.0.1'),
        )
      : refuse(`no load balancer asks ${place.service.name}`),
};
