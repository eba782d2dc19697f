import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { LoadBalancing } from '../load-balancing/create-load-balancing.ts';

/**
 * Passes requests for a load balancer's name on to its listener on this machine, so that the
 * endpoints serve as a proxy to it. False for requests for anything else.
 */
export function passToListener({
  endpoints,
}: Pick<LoadBalancing, 'endpoints'>): (
  message: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean> {
  return async (message, response) => {
    const address = addressOf(message);
    if (address === undefined) return false;
    const listener = endpoints().find(
      ({ loadBalancerName, port, protocol }) =>
        loadBalancerName.toLowerCase() === address.name &&
        port === address.port &&
        protocol === 'HTTP',
    );
    if (listener === undefined) {
      response.writeHead(502).end(`No listener answers at ${address.host}.\n`);
      return true;
    }
    const { method, headers } = message;
    const options = { host: '127.0.0.1', port: listener.localPort, path: address.path, method };
    const passed = request({ ...options, headers: { ...headers, host: address.host } });
    passed.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once('error', () => response.destroy());
    message.pipe(passed);
    return true;
  };
}

/** `shop` at 80 of `http://shop-1804289383.eu-west-1.elb.amazonaws.com/`. */
function addressOf({ url = '/', headers }: IncomingMessage) {
  const target = new URL(url, `http://${headers.host ?? 'localhost'}`);
  const name = /^(?:internal-)?(.+)-\d+\.[a-z0-9-]+\.elb\.amazonaws\.com$/.exec(
    target.hostname,
  )?.[1];
  if (name === undefined) return undefined;
  const port = target.port === '' ? 80 : Number(target.port);
  return { name, port, host: target.host, path: `${target.pathname}${target.search}` };
}
