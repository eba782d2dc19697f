import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { BuiltSites } from '../sites/built-sites.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const compose = `
services:
  api:
    build: .
    ports: ["8080:8080"]
  pages:
    build: pages
    ports: ["3000:8080"]
    x-seaworthy:
      site: { directory: pages/dist, api: [{ path: /api, service: api }] }
`;

/** What the build of the pages has left. */
function built(files: Readonly<Record<string, string>>): BuiltSites {
  return {
    filesOf: async () =>
      Object.entries(files).map(([key, text]) => ({ key, read: async () => Buffer.from(text) })),
    buildCommandOf: async () => undefined,
  };
}

/** What the site's bucket has, by key. */
async function filesOf({ account, scripted }: Harbour): Promise<Record<string, string>> {
  return inVirtualTime(scripted.clock, account.clients, async () => {
    const command = new DescribeStacksCommand({ StackName: 'shop-production-pages' });
    const { Stacks } = await account.clients.cloudFormation.send(command);
    const Bucket = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'Bucket');
    const { s3 } = await account.further();
    const place = { Bucket: Bucket?.OutputValue };
    const { Contents = [] } = await s3.send(new ListObjectsV2Command(place));
    const files = Contents.map(async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ ...place, Key }));
      return [Key, (await Body?.transformToString()) ?? ''] as const;
    });
    return Object.fromEntries(await Promise.all(files));
  });
}

test('a site’s files are there when the deployment ends, and follow what is built', async () => {
  const harbour = new Harbour();
  const one = built({ 'index.html': 'one', 'old.css': 'a {}' });
  const first = await harbour.ship('v1', soundPrograms, { compose, sites: one });

  expect(first.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(first.events).toContainEqual({ kind: 'site', service: 'pages', put: 2, removed: 0 });
  expect(await filesOf(harbour)).toEqual({ 'index.html': 'one', 'old.css': 'a {}' });

  const two = built({ 'index.html': 'two' });
  const second = await harbour.ship('v1', soundPrograms, { compose, sites: two });
  expect(second.report).toMatchObject({ outcome: 'deployed', changed: true });
  expect(await filesOf(harbour)).toEqual({ 'index.html': 'two' });

  const third = await harbour.ship('v1', soundPrograms, { compose, sites: two });
  expect(third.report).toMatchObject({ outcome: 'deployed', changed: false });
});

test('pages stay what they were when a service of theirs fails', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1', soundPrograms, { compose, sites: built({ 'index.html': 'one' }) });
  const crashing = { ...soundPrograms, api: { exits: { after: 1000, code: 1 } } };
  const sites = built({ 'index.html': 'two' });
  const { report } = await harbour.ship('v2', crashing, { compose, sites });

  expect(report.outcome).toBe('failed');
  expect(await filesOf(harbour)).toEqual({ 'index.html': 'one' });
});

test.each([
  ['cd pages && npm run build', 'Run `cd pages && npm run build` and deploy again.'],
  [undefined, expect.stringContaining('`docker cp`')],
])('pages that are not built are said so, with the command: %s', async (command, help) => {
  const { report } = await new Harbour().ship('v1', soundPrograms, {
    compose,
    sites: { filesOf: async () => undefined, buildCommandOf: async () => command },
  });

  expect(report.outcome).toBe('refused');
  expect(report.diagnostics).toEqual([
    expect.objectContaining({
      code: 'deploy/site-not-built',
      owner: 'pages',
      message: 'The pages of pages are not built: there is no pages/dist/index.html.',
      help,
    }),
  ]);
});
