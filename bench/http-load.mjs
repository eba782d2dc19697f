import { connect } from 'node:net';

const request = Buffer.from(
  'GET /cart?id=1 HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: bench\r\n\r\n',
);

/** Sends requests over so many connections, one after the other on each; gives answers a second. */
export async function flood(port, { connections, seconds }) {
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all(Array.from({ length: connections }, () => untilThen(port, end)));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

async function untilThen(port, end) {
  const client = await open(port);
  let count = 0;
  while (performance.now() < end) {
    await client.ask();
    count += 1;
  }
  client.close();
  return count;
}

/** Sends requests at a fixed rate, whether or not earlier ones are answered; latencies in ms. */
export async function pace(port, { perSecond, seconds }) {
  const clients = await Promise.all(Array.from({ length: 8 }, () => open(port)));
  const latencies = [];
  const pending = [];
  const start = performance.now();
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = start + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sentAt = performance.now();
    const client = clients[index % clients.length];
    pending.push(client.ask().then(() => latencies.push(performance.now() - sentAt)));
  }
  await Promise.all(pending);
  for (const client of clients) client.close();
  latencies.sort((one, other) => one - other);
  const at = (share) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { median: at(0.5), p99: at(0.99) };
}

/** A keep-alive connection. Answers need a Content-Length; anything but 200 is an error. */
function open(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const waiting = [];
    let left = 0;
    let head = '';
    socket.on('data', (chunk) => {
      let rest = chunk;
      while (rest.length > 0) {
        if (left === 0) {
          head += rest.latin1Slice();
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!head.startsWith('HTTP/1.1 200')) throw new Error(head.slice(0, 100));
          left = Number(/content-length: (\d+)/i.exec(head)[1]);
          const body = head.length - end - 4;
          rest = rest.subarray(rest.length - body);
          head = '';
        }
        const taken = Math.min(left, rest.length);
        left -= taken;
        rest = rest.subarray(taken);
        if (left === 0) waiting.shift()();
      }
    });
    socket.once('error', reject);
    socket.once('connect', () =>
      resolve({
        ask: () =>
          new Promise((answered) => {
            waiting.push(answered);
            socket.write(request);
          }),
        close: () => socket.destroy(),
      }),
    );
  });
}
