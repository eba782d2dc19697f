import type { FaultyService } from '../fault.ts';

/** The port on which the service is asked; undefined when nobody asks it. */
export function portOf(service: FaultyService): number | undefined {
  return service.kind === 'web' ? service.route.port : service.ports[0]?.port;
}

/** A program of Node.js that answers HTTP by `answer`, a body over `request` and `response`. */
export function answerRequests(port: number, answer: string, address = '0.0.0.0'): string {
  return [
    "process.on('SIGTERM', () => process.exit(0));",
    `require('node:http').createServer((request, response) => { ${answer} })`,
    `  .listen(${port}, '${address}');`,
  ].join('\n');
}
