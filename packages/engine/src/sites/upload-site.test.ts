import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { attachedFurtherClients } from '../aws/attached-further-clients.ts';
import { scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { findBuildCommand } from './find-build-command.ts';
import { readSiteFiles } from './read-site-files.ts';
import { uploadSite } from './upload-site.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-site-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** An empty bucket, and every change that is made to it. */
async function openBucket() {
  const changes: string[] = [];
  const { sandbox } = scriptedSandbox(() => ({}), 'eu-west-1', {
    onCall: ({ operation, input }) => {
      const { Key, Delete } = input as { Key?: string; Delete?: { Objects: { Key: string }[] } };
      if (operation === 'PutObject') changes.push(`put ${Key}`);
      if (operation === 'DeleteObjects') {
        changes.push(...(Delete?.Objects ?? []).map((object) => `remove ${object.Key}`));
      }
    },
  });
  const { s3 } = attachedFurtherClients(sandbox);
  const bucket = 'shop-site';
  await s3.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
  const place = { s3, bucket, signal: new AbortController().signal };
  const upload = async (files: Readonly<Record<string, string>>) => {
    changes.length = 0;
    return uploadSite((await readSiteFiles(folderOf(files))) ?? [], place);
  };
  const keys = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.map(({ Key }) => Key);
  };
  const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return { s3, bucket, changes, upload, keys, get };
}

const first = {
  'index.html': '<script src="/assets/index-B3xQ81aZ.js"></script>',
  'assets/index-B3xQ81aZ.js': 'console.log(1)',
  'favicon.ico': 'icon',
  '.DS_Store': 'left behind',
};

const second = {
  'index.html': '<script src="/assets/index-C9yR72bY.js"></script>',
  'assets/index-C9yR72bY.js': 'console.log(2)',
  'favicon.ico': 'icon',
};

test('files come with their type and how long they may be kept', async () => {
  const { upload, keys, get } = await openBucket();

  expect(await upload(first)).toEqual({ put: 3, removed: 0 });
  expect(await keys()).toEqual(['assets/index-B3xQ81aZ.js', 'favicon.ico', 'index.html']);
  const page = await get('index.html');
  expect(await page.Body?.transformToString()).toBe(first['index.html']);
  expect(page).toMatchObject({
    ContentType: 'text/html; charset=utf-8',
    CacheControl: 'no-cache',
  });
  expect(await get('assets/index-B3xQ81aZ.js')).toMatchObject({
    ContentType: 'text/javascript; charset=utf-8',
    CacheControl: 'public, max-age=31536000, immutable',
  });
});

test('what pages name is there before them, and what is gone goes last', async () => {
  const { upload, changes } = await openBucket();
  await upload(first);

  expect(await upload(second)).toEqual({ put: 2, removed: 1 });
  expect(changes).toEqual([
    'put assets/index-C9yR72bY.js',
    'put index.html',
    'remove assets/index-B3xQ81aZ.js',
  ]);
});

test('the same files again change nothing', async () => {
  const { upload, changes } = await openBucket();
  await upload(first);

  expect(await upload(first)).toEqual({ put: 0, removed: 0 });
  expect(changes).toEqual([]);
});

test('a page that another tool put without headers is put again', async () => {
  const { upload, s3, bucket, get } = await openBucket();
  const put = { Bucket: bucket, Key: 'index.html', Body: first['index.html'] };
  await s3.send(new PutObjectCommand(put));
  await upload(first);

  expect((await get('index.html')).CacheControl).toBe('no-cache');
});

test('more files than S3 takes away at once are taken away', async () => {
  const { upload, keys } = await openBucket();
  const many = Array.from({ length: 1001 }, (_, at) => [`page-${at}.txt`, '']);
  await upload({ 'index.html': '', ...Object.fromEntries(many) });

  expect(await upload({ 'index.html': '' })).toEqual({ put: 0, removed: 1001 });
  expect(await keys()).toEqual(['index.html']);
});

test('a folder without index.html was not built', async () => {
  expect(await readSiteFiles(folderOf({ 'main.ts': '' }))).toBeUndefined();
  expect(await readSiteFiles('/nowhere/at/all')).toBeUndefined();
});

test.each([
  ['pages/package.json', 'cd pages && npm ci && npm run build'],
  ['package.json', 'npm ci && npm run build'],
  ['pages/Makefile', undefined],
])('the command that builds pages is known from %s', async (name, command) => {
  const project = folderOf({ [name]: '{ "scripts": { "build": "vite build" } }' });
  expect(await findBuildCommand('pages/dist', project)).toBe(command);
});
