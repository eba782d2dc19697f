import { expect, test } from 'vitest';
import { readText } from '../testing/read-text.ts';

function read(volume: string) {
  const text = `services:\n  web:\n    image: a\n    volumes:\n      - ${volume}\nvolumes: { data: }\n`;
  return readText(text);
}

test.each([
  ['/anonymous', { type: 'volume', target: '/anonymous', readOnly: false }],
  [
    'data:/var/lib/data',
    { type: 'volume', source: 'data', target: '/var/lib/data', readOnly: false },
  ],
  ['"./src:/app/src/:ro"', { type: 'bind', source: './src', target: '/app/src', readOnly: true }],
  [
    '~/.aws:/root/.aws:ro,z',
    { type: 'bind', source: '~/.aws', target: '/root/.aws', readOnly: true },
  ],
  [
    '/var/run/docker.sock:/var/run/docker.sock',
    {
      type: 'bind',
      source: '/var/run/docker.sock',
      target: '/var/run/docker.sock',
      readOnly: false,
    },
  ],
  ["'C:\\data:/data'", { type: 'bind', source: 'C:\\data', target: '/data', readOnly: false }],
  ['data:/a/../b:nocopy', { type: 'volume', source: 'data', target: '/b', readOnly: false }],
  [
    '{ type: volume, source: data, target: /x, read_only: true, volume: { subpath: logs } }',
    { type: 'volume', source: 'data', target: '/x', readOnly: true, subpath: 'logs' },
  ],
  ['{ type: tmpfs, target: /tmp }', { type: 'tmpfs', target: '/tmp', readOnly: false }],
])('%s', (written, mount) => {
  const { project, problems } = read(written);
  expect(problems).toEqual([]);
  expect(project?.services[0]?.volumes.map(({ span, ...rest }) => rest)).toEqual([mount]);
});

test.each([
  ['"data:"', 'compose/bad-volume 5:9 "data:"'],
  ['data:/a:ro:x', 'compose/bad-volume 5:9 data:/a:ro:x'],
  ['""', 'compose/bad-volume 5:9 ""'],
  ['{ type: volume }', 'compose/missing-key 5:11 type'],
  ['{ type: bind, target: /x }', 'compose/missing-key 5:11 type'],
])('%s is refused', (written, problem) => {
  expect(read(written).problems).toEqual([problem]);
});
