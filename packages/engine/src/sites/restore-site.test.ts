import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachedAccount } from '../testing/attached-account.ts';
import { inVirtualTime, scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { restoreSite } from './restore-site.ts';
import { readVersions, stateOf } from './site-versions.ts';
import { uploadSite } from './upload-site.ts';

type Files = Readonly<Record<string, string>>;

/** A site's bucket with its versions, and every change that is made to it. */
async function openBucket() {
  const changes: string[] = [];
  const scripted = scriptedSandbox(() => ({}), 'eu-west-1', {
    onCall: ({ operation, input }) => {
      const { Key, Delete } = input as { Key?: string; Delete?: { Objects: { Key: string }[] } };
      if (operation === 'CopyObject') changes.push(`copy ${Key}`);
      if (operation === 'DeleteObjects') {
        changes.push(...(Delete?.Objects ?? []).map((object) => `remove ${object.Key}`));
      }
    },
  });
  const { clients, further, clock } = attachedAccount(scripted);
  const { s3 } = await further();
  const bucket = 'shop-site';
  const run = <T>(work: () => Promise<T>) => inVirtualTime(scripted.clock, clients, work);
  const Site = {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: bucket, VersioningConfiguration: { Status: 'Enabled' } },
  };
  await run(async () => {
    const TemplateBody = JSON.stringify({ Resources: { Site } });
    await clients.cloudFormation.send(new CreateStackCommand({ StackName: 'site', TemplateBody }));
    await clock.sleep(60_000);
  });
  const place = { s3, bucket, signal: new AbortController().signal };
  return {
    changes,
    /** The state by which these files can be had again. */
    upload: (files: Files) =>
      run(async () => {
        await clock.sleep(2000);
        const some = Object.entries(files).map(([key, text]) => ({
          key,
          read: async () => Buffer.from(text),
        }));
        await uploadSite(some, place);
        return stateOf(await readVersions(place));
      }),
    restore: (moment: number) =>
      run(async () => {
        await clock.sleep(2000);
        return restoreSite(moment, place);
      }),
    files: async (): Promise<Files> => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
      const texts = Contents.map(async ({ Key = '' }) => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return [Key, (await Body?.transformToString()) ?? ''] as const;
      });
      return Object.fromEntries(await Promise.all(texts));
    },
    headersOf: (Key: string) => s3.send(new GetObjectCommand({ Bucket: bucket, Key })),
  };
}

test('the files of then come back with their headers, pages last, and what came later goes', async () => {
  const { upload, restore, files, changes, headersOf } = await openBucket();
  const first = { 'index.html': 'one', 'app-B3xQ81aZ.js': '1', 'with space/ü.css': 'a {}' };
  const then = await upload(first);
  await upload({ 'index.html': 'two', 'app-C9yR72bY.js': '2' });
  changes.length = 0;

  expect(await restore(then.changedAt)).toEqual({ put: 3, removed: 1 });
  expect(await files()).toEqual(first);
  expect(changes.slice(0, 2).sort()).toEqual(['copy app-B3xQ81aZ.js', 'copy with space/ü.css']);
  expect(changes.slice(2)).toEqual(['copy index.html', 'remove app-C9yR72bY.js']);
  expect(await headersOf('index.html')).toMatchObject({
    ContentType: 'text/html; charset=utf-8',
    CacheControl: 'no-cache',
  });
  expect(await restore(then.changedAt)).toEqual({ put: 0, removed: 0 });
});

const file = fc.record({
  key: fc.constantFrom('index.html', 'a.js', 'b/c.css'),
  text: fc.constantFrom('1', '2', '3'),
});
const someFiles = fc
  .array(file, { maxLength: 3 })
  .map((files): Files => Object.fromEntries(files.map(({ key, text }) => [key, text])));

test('whatever was uploaded and brought back, in whatever order, each state can be had again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(someFiles, fc.nat({ max: 5 })), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        const { upload, restore, files } = await openBucket();
        const known: { readonly moment: number; readonly files: Files }[] = [];
        for (const step of steps) {
          if (typeof step === 'object') {
            const { changedAt: moment, files: count } = await upload(step);
            expect(count).toBe(Object.keys(step).length);
            known.push({ moment, files: step });
            continue;
          }
          const wanted = known[step];
          if (!wanted) continue;
          await restore(wanted.moment);
          expect(await files()).toEqual(wanted.files);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
