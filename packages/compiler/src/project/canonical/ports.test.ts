import { describe, expect, test } from 'vitest';
import { readText } from '../testing/read-text.ts';

function read(port: string) {
  return readText(`services:\n  web:\n    image: a\n    ports:\n      - ${port}\n`);
}

function portsOf(port: string) {
  const { project, problems } = read(port);
  expect(problems).toEqual([]);
  return project?.services[0]?.ports.map(({ span, ...rest }) => rest);
}

describe('a published port', () => {
  test.each([
    ['80', { target: 80, protocol: 'tcp' }],
    ['"8080:80"', { target: 80, published: 8080, protocol: 'tcp' }],
    ['8080:80', { target: 80, published: 8080, protocol: 'tcp' }],
    ['22:22', { target: 22, published: 22, protocol: 'tcp' }],
    ['"53:53/udp"', { target: 53, published: 53, protocol: 'udp' }],
    [
      '"127.0.0.1:8001:8000/TCP"',
      { target: 8000, published: 8001, protocol: 'tcp', hostIp: '127.0.0.1' },
    ],
    ['"127.0.0.1::5000"', { target: 5000, protocol: 'tcp', hostIp: '127.0.0.1' }],
    ['"[::1]:80:81"', { target: 81, published: 80, protocol: 'tcp', hostIp: '::1' }],
    ['":80"', { target: 80, protocol: 'tcp' }],
    ['"9000-9010:80"', { target: 80, protocol: 'tcp' }],
    ['{ target: 80 }', { target: 80, protocol: 'tcp' }],
    [
      '{ target: "80", published: "8080", host_ip: 0.0.0.0, protocol: udp, name: api, app_protocol: http, mode: host }',
      {
        target: 80,
        published: 8080,
        protocol: 'udp',
        hostIp: '0.0.0.0',
        name: 'api',
        appProtocol: 'http',
      },
    ],
  ])('%s', (written, port) => {
    expect(portsOf(written)).toEqual([port]);
  });

  test('ranges are written out', () => {
    expect(portsOf('"3000-3002"')?.map(({ target }) => target)).toEqual([3000, 3001, 3002]);
    expect(portsOf('"9090-9091:8080-8081"')).toMatchObject([
      { published: 9090, target: 8080 },
      { published: 9091, target: 8081 },
    ]);
  });

  test.each([
    ['"8080:http"', 'http', 'from 1 to 65535'],
    ['"99999:80"', '99999', 'from 1 to 65535'],
    ['"0:80"', '0', 'from 1 to 65535'],
    ['"localhost:80:80"', 'localhost', 'not an IP address'],
    ['"3000-3001:80-82"', '3000-3001:80-82', 'differ in length'],
    ['"80/sctp"', '"80/sctp"', 'neither tcp nor udp'],
    ['"a:b:c:d"', 'a:b:c:d', 'too many parts'],
    ['{ target: 80, protocol: sctp }', 'sctp', 'neither tcp nor udp'],
    ['{ target: 0 }', '0', 'from 1 to 65535'],
    ['{ target: 80, published: "x" }', '"x"', 'from 1 to 65535'],
  ])('%s is refused at its own characters', (written, part, reason) => {
    const { problems, diagnostics } = read(written);
    expect(problems).toEqual([`compose/bad-port 5:${9 + written.indexOf(part)} ${part}`]);
    expect(diagnostics[0]?.message).toContain(reason);
  });

  test('without a target is refused', () => {
    expect(read('{ published: 80 }').problems).toEqual(['compose/missing-key 5:11 published']);
  });
});

test('expose takes numbers, ranges and protocols', () => {
  const text = 'services: { web: { image: a, expose: [3000, "4000-4001", "53/udp", "3000"] } }\n';
  const expose = readText(text).project?.services[0]?.expose.map(({ value }) => value);
  expect(expose).toEqual([3000, 4000, 4001, 53]);
  const bad = 'services: { web: { image: a, expose: [http] } }\n';
  expect(readText(bad).problems).toEqual(['compose/bad-port 1:39 http']);
});
