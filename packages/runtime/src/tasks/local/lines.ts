import type { Socket } from 'node:net';

/** Calls back for each line of JSON that a connection brings. */
export function readLines(socket: Socket, onLine: (message: unknown) => void): void {
  let rest: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const [first = '', ...lines] = chunk.split('\n');
    rest.push(first);
    for (const line of lines) {
      onLine(JSON.parse(rest.join('')));
      rest = [line];
    }
  });
}

export function writeLine(socket: Socket, message: readonly unknown[]): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}
