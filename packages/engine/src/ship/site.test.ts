import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import type { BuiltSites } from '../sites/built-sites.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { rollBack } from './roll-back.ts';
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

/** Plans to go back, and goes. */
async function goBack(harbour: Harbour, wanted: number, isBroken = false) {
  const { account, scripted } = harbour;
  const project = requestFor(compose, { API_KEY: 'key' });
  const programs = isBroken ? { api: { exits: { after: 1000, code: 1 } } } : soundPrograms;
  const host = harbour.host(project, harbour.dock('v1', programs), () => {});
  return inVirtualTime(scripted.clock, account.clients, async () => {
    const context = { ...account, emit: () => {}, signal: host.stop };
    const planned = await planRollback(wanted, host.releases, context);
    if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.problems));
    const { plan } = planned;
    const report = await rollBack({ plan, project, secrets: [] }, host);
    return { plan, report, releases: await host.releases.list() };
  });
}

test('a rollback brings the files of then back, and can itself be gone back to', async () => {
  const harbour = new Harbour();
  const [one, two] = [{ 'index.html': 'one', 'old.css': 'a {}' }, { 'index.html': 'two' }];
  await harbour.ship('v1', soundPrograms, { compose, sites: built(one) });
  await harbour.ship('v2', soundPrograms, { compose, sites: built(two) });
  const back = await goBack(harbour, 1);

  expect(back.report.outcome).toBe('rolled-back');
  expect(await filesOf(harbour)).toEqual(one);
  const files = { image: false, secrets: false, settings: false, tasks: false, files: true };
  expect(back.plan.changes).toContainEqual({ name: 'pages', kind: 'changed', ...files });
  expect(back.plan.filesStay).toEqual([]);

  expect((await goBack(harbour, 2)).report.outcome).toBe('rolled-back');
  expect(await filesOf(harbour)).toEqual(two);
  expect((await goBack(harbour, 3)).report.outcome).toBe('rolled-back');
  expect(await filesOf(harbour)).toEqual(one);
});

test('files stay what they were when the rollback fails', async () => {
  const harbour = new Harbour();
  const crashing = { ...soundPrograms, api: { exits: { after: 1000, code: 1 } } };
  await harbour.ship('v1', soundPrograms, { compose, sites: built({ 'index.html': 'one' }) });
  await harbour.ship('v2', soundPrograms, { compose, sites: built({ 'index.html': 'two' }) });
  harbour.dock('v1', crashing);
  const { report } = await goBack(harbour, 1, true);

  expect(report).toMatchObject({ outcome: 'failed', restored: true });
  expect(await filesOf(harbour)).toEqual({ 'index.html': 'two' });
});

test('files that S3 does not have any more stay, which the plan says', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1', soundPrograms, { compose, sites: built({ 'index.html': 'one' }) });
  await harbour.ship('v2', soundPrograms, { compose, sites: built({ 'index.html': 'two' }) });
  const [, first] = await harbour.releases().list();
  if (!first) throw new Error('there is no first release');
  // As after 30 days: the release had a file more than S3 knows of.
  const stacks = first.stacks.map((stack) =>
    stack.site ? { ...stack, site: { ...stack.site, files: stack.site.files + 1 } } : stack,
  );
  await harbour.releases().update({ ...first, stacks });
  const { plan, report } = await goBack(harbour, 1);

  expect(plan.filesStay).toEqual(['pages']);
  expect(plan.changes.map(({ name, files }) => [name, files])).toEqual([['api', false]]);
  expect(report.outcome).toBe('rolled-back');
  expect(await filesOf(harbour)).toEqual({ 'index.html': 'two' });
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
