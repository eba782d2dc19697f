import { expect, test } from 'vitest';
import { changesBetween } from './changes-between.ts';
import type { ReleasedStack } from './release.ts';
import { releasedStack } from './released-stack.ts';

/** A service whose image is the default of its template, as images of registries are. */
function proxy(image: string, more: { level?: string; given?: Record<string, string> } = {}) {
  const { level = 'info', given = {} } = more;
  const body = JSON.stringify({
    Parameters: { Image: { Type: 'String', Default: image }, DesiredCount: { Default: '1' } },
    Resources: { Proxy: { Properties: { level } } },
  });
  const service = { name: 'proxy', kind: 'web', after: [] } as const;
  return releasedStack({
    name: 'shop-production-proxy',
    layer: 'service',
    service,
    body,
    parameters: given,
  });
}

const unchanged = { image: false, secrets: false, settings: false, tasks: false, files: false };

test.each<[what: string, before: ReleasedStack, after: ReleasedStack, changed: object]>([
  ['another tag is another image', proxy('nginx:1.26'), proxy('nginx:1.27'), { image: true }],
  [
    'the tag that means another image by now is another image',
    proxy('nginx:1.27', { given: { Image: 'nginx:1.27@sha256:aa' } }),
    proxy('nginx:1.27', { given: { Image: 'nginx:1.27@sha256:bb' } }),
    { image: true },
  ],
  [
    'another value is a setting',
    proxy('nginx:1.27'),
    proxy('nginx:1.27', { level: 'debug' }),
    { settings: true },
  ],
  [
    'another number of tasks is that',
    proxy('nginx:1.27'),
    proxy('nginx:1.27', { given: { DesiredCount: '3' } }),
    { tasks: true },
  ],
])('%s', (_what, before, after, changed) => {
  const change = { name: 'proxy', kind: 'changed', ...unchanged, ...changed };
  expect(changesBetween([before], [after])).toEqual([change]);
});

test('an image that is given as its default is the same', () => {
  const given = proxy('nginx:1.27', { given: { Image: 'nginx:1.27' } });
  expect(changesBetween([proxy('nginx:1.27')], [given])).toEqual([]);
});
