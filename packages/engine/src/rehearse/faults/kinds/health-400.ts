import { type Fault, refuse } from '../fault.ts';
import { answerRequests } from '../program/answer-requests.ts';
import { runNodeInstead } from '../program/run-instead.ts';

export const health400: Fault = {
  name: 'health-400',
  does: 'a server that refuses unknown Host headers with 400 takes the place of the program',
  expects: 'probes come with the task’s address as Host and fail; the second trips the breaker',
  shows: /Health checks failed with these codes: \[400\]/,
  ends: 'rolled-back',
  cause: 'tg-host-header-rejected',
  change: (place) => {
    const { service, application } = place;
    if (service.kind !== 'web') return refuse(`no load balancer asks ${service.name}`);
    const hosts = ['localhost', '127.0.0.1', application.domain?.name, ...service.route.hosts];
    const known = JSON.stringify(hosts.filter((host) => host !== undefined));
    const answer = [
      "const host = request.headers.host ?? '';",
      `if (${known}.includes(host.split(':')[0])) return response.end('ok');`,
      "console.error(`Invalid HTTP_HOST header: '${host}'. You may need to add it to ALLOWED_HOSTS.`);",
      "response.writeHead(400).end('Bad Request');",
    ].join(' ');
    return runNodeInstead(place, answerRequests(service.route.port, answer));
  },
};
